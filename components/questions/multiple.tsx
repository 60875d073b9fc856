// Decides how a question with several right options is answered and shown.
import { ChoiceRows, MarkedRows } from '@/components/questions/choice-rows';
import type { KindInput } from '@/components/questions/kind-input';
import type { OptionsView } from '@/components/questions/single';

function chosenOf(response: Record<string, unknown> | null): string[] {
  const options = response?.['options'];
  return Array.isArray(options) ? options.filter((one) => typeof one === 'string') : [];
}

/** In the order shown, so that the same choice is the same response. */
function toggled(view: OptionsView, response: Record<string, unknown> | null, id: string) {
  const chosen = new Set(chosenOf(response));
  if (!chosen.delete(id)) chosen.add(id);
  return {
    options: view.options.map((one) => one.id).filter((one) => chosen.has(one)),
  };
}

export const multiple: KindInput<OptionsView> = {
  Input: ({ view, response, onChange, base, labelledBy, describedBy, words }) => (
    <div className="flex flex-col gap-2">
      <p id={`${base}-several`} className="text-sm text-muted">
        {words.chooseAll}
      </p>
      <ChoiceRows
        type="checkbox"
        options={view.options}
        chosen={chosenOf(response)}
        base={base}
        labelledBy={labelledBy}
        describedBy={describedBy ? `${base}-several ${describedBy}` : `${base}-several`}
        onChoose={(id) => onChange(toggled(view, response, id))}
      />
    </div>
  ),
  Marked: ({ view, response, feedback, words }) => (
    <MarkedRows
      round={false}
      options={view.options}
      chosen={chosenOf(response)}
      feedback={feedback}
      words={words}
    />
  ),
  isGiven: (response) => chosenOf(response).length > 0,
  missing: 'missingOptions',
  choose: (view, response, nth) => {
    const option = view.options[nth];
    return option ? toggled(view, response, option.id) : null;
  },
};
