// Decides how a question with one right option is answered and shown.
import { ChoiceRows, MarkedRows, type Option } from '@/components/questions/choice-rows';
import type { KindInput } from '@/components/questions/kind-input';

export interface OptionsView {
  options: readonly Option[];
}

function chosenOf(response: Record<string, unknown> | null): string[] {
  return typeof response?.['option'] === 'string' ? [response['option']] : [];
}

export const single: KindInput<OptionsView> = {
  Input: ({ view, response, onChange, base, labelledBy, describedBy }) => (
    <ChoiceRows
      type="radio"
      options={view.options}
      chosen={chosenOf(response)}
      base={base}
      labelledBy={labelledBy}
      describedBy={describedBy}
      onChoose={(option) => onChange({ option })}
    />
  ),
  Marked: ({ view, response, feedback, words }) => (
    <MarkedRows
      round
      options={view.options}
      chosen={chosenOf(response)}
      feedback={feedback}
      words={words}
    />
  ),
  isGiven: (response) => chosenOf(response).length > 0,
  missing: 'missingOption',
  choose: (view, _response, nth) => {
    const option = view.options[nth];
    return option ? { option: option.id } : null;
  },
};
