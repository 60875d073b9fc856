// Decides how a short text is answered and shown.
import type { KindInput } from '@/components/questions/kind-input';
import { TypedField, TypedMarked } from '@/components/questions/typed-answer';

function textOf(response: Record<string, unknown> | null): string {
  return typeof response?.['text'] === 'string' ? response['text'] : '';
}

export const text: KindInput<object> = {
  Input: ({ response, onChange, base, labelledBy, describedBy, words }) => (
    <TypedField
      base={base}
      value={textOf(response)}
      labelledBy={labelledBy}
      describedBy={describedBy}
      label={words.yourAnswer}
      unit={null}
      numeric={false}
      onType={(typed) => onChange({ text: typed })}
    />
  ),
  Marked: ({ response, correct, feedback, words }) => (
    <TypedMarked
      value={textOf(response)}
      unit={null}
      correct={correct}
      feedback={feedback}
      words={words}
    />
  ),
  isGiven: (response) => textOf(response).trim() !== '',
  missing: 'missingText',
  choose: () => null,
};
