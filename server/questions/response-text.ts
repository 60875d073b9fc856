// Decides how a kept response is written for those who write content.
import { choiceBody } from '@/core/questions/choice';
import type { Question } from '@/core/questions/question';
import { textOfHtml } from '@/core/reports/plain-cells';

/** Options by their words, anything else by its values. */
export function responseText(question: Question | null, response: Record<string, unknown>): string {
  const options = choiceBody.safeParse(question?.body);
  const nameOf = (value: string) => {
    const option = options.success && options.data.options.find(({ id }) => id === value);
    return option ? textOfHtml(option.html) : value;
  };
  if (response.skip === true) return "I don't know";
  return textsIn(response).map(nameOf).join(', ');
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
