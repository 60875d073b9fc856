// Decides how a number is answered and shown. What was typed is sent as typed: "1,5" is a number.
import type { KindInput } from '@/components/questions/kind-input';
import { TypedField, TypedMarked } from '@/components/questions/typed-answer';
import { fill } from '@/components/questions/words';

interface NumericView {
  unit: string | null;
}

function valueOf(response: Record<string, unknown> | null): string {
  return typeof response?.['value'] === 'string' ? response['value'] : '';
}

export const numeric: KindInput<NumericView> = {
  Input: ({ view, response, onChange, base, labelledBy, describedBy, words }) => (
    <TypedField
      base={base}
      value={valueOf(response)}
      labelledBy={labelledBy}
      describedBy={describedBy}
      label={view.unit ? fill(words.numberIn, { unit: view.unit }) : words.number}
      unit={view.unit}
      numeric
      onType={(value) => onChange({ value })}
    />
  ),
  Marked: ({ view, response, correct, feedback, words }) => (
    <TypedMarked
      value={valueOf(response)}
      unit={view.unit}
      correct={correct}
      feedback={feedback}
      words={words}
    />
  ),
  isGiven: (response) => valueOf(response).trim() !== '',
  missing: 'missingValue',
  choose: () => null,
};
