// Decides which misconceptions a response gave away: those of what was chosen and is wrong.
// Refuses to know the words of a misconception, and whether it is held still.
import { skipped } from '@/core/questions/answer';
import type { Question } from '@/core/questions/question';
import { kindOf } from '@/core/questions/registry';

/**
 * A wrong option, or piece, that names a misconception gives it away. Where nothing that was chosen
 * names one (a typed answer), the one that the author tied to the whole question does; of several
 * tied ones a wrong answer does not tell which.
 *
 * @param response as graded; "I don't know" gives nothing away.
 * @returns slugs, each once; empty for a right answer.
 */
export function fallenFor(
  question: Pick<Question, 'id' | 'kind' | 'body' | 'misconceptions'>,
  response: Record<string, unknown>,
  correct: boolean,
): string[] {
  if (correct || skipped.safeParse(response).success) return [];
  const kind = kindOf(question);
  const parsed = kind.response.safeParse(response);
  if (!parsed.success) return [];
  const chosen = textsIn(parsed.data);
  const named = kind
    .explain(question.body, parsed.data)
    .options.filter((option) => !option.correct && chosen.has(option.id))
    .flatMap(({ misconception }) => misconception ?? []);
  if (named.length > 0) return [...new Set(named)];
  return question.misconceptions.length === 1 ? [...question.misconceptions] : [];
}

/** Every text in a response: ids are among them, whatever the kind calls its fields. */
function textsIn(value: unknown): Set<string> {
  if (typeof value === 'string') return new Set([value]);
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(Object.values(value).flatMap((inner) => [...textsIn(inner)]));
}
