// Decides which component answers which kind. A kind that is missing here is a compile error.
import type { KindName, QuestionView } from '@/core/questions/registry';
import type { KindInput } from '@/components/questions/kind-input';
import { cloze } from '@/components/questions/cloze';
import { matching } from '@/components/questions/matching';
import { multiple } from '@/components/questions/multiple';
import { numeric } from '@/components/questions/numeric';
import { ordering } from '@/components/questions/ordering';
import { output } from '@/components/questions/output';
import { parsons } from '@/components/questions/parsons';
import { pattern } from '@/components/questions/pattern';
import { single } from '@/components/questions/single';
import { text } from '@/components/questions/text';
import { trueFalse } from '@/components/questions/true-false';

type ViewOf<Name extends KindName> = Extract<QuestionView, { type: Name }>;

const inputs: { [Name in KindName]: KindInput<ViewOf<Name>> } = {
  single,
  multiple,
  'true-false': trueFalse,
  numeric,
  text,
  pattern,
  output,
  parsons,
  cloze,
  ordering,
  matching,
};

/** The view and its kind belong together by `type`; the compiler cannot follow that through a map. */
export function inputFor(view: QuestionView): KindInput<QuestionView> {
  return inputs[view.type] as KindInput<QuestionView>;
}

/** Brings the code of all kinds that comes late otherwise. */
export async function loadAllInputs(): Promise<void> {
  await Promise.all(Object.values(inputs).map(({ prepare }) => prepare?.()));
}
