// Decides when blanks are filled. The fields come when they are needed.
import { lazy } from 'react';
import { blanksOf, type ClozeView } from '@/components/questions/cloze-blanks';
import type { KindInput } from '@/components/questions/kind-input';
import { LateInput } from '@/components/questions/late-input';

const parts = () => import('@/components/questions/cloze-parts');
const ClozeInput = lazy(async () => ({ default: (await parts()).ClozeInput }));
const ClozeMarked = lazy(async () => ({ default: (await parts()).ClozeMarked }));

export const cloze: KindInput<ClozeView> = {
  Input: (props) => (
    <LateInput words={props.words}>
      <ClozeInput {...props} />
    </LateInput>
  ),
  Marked: (props) => (
    <LateInput words={props.words}>
      <ClozeMarked {...props} />
    </LateInput>
  ),
  isGiven: (response) => {
    const blanks = blanksOf(response);
    return blanks.length > 0 && blanks.every((one) => one.trim() !== '');
  },
  missing: 'missingBlanks',
  choose: () => null,
  prepare: parts,
};
