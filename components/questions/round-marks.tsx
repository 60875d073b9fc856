// Decides how the progress of a round is shown: a mark for each question, a shape besides a colour.
import { Check, CircleDashed, X } from 'lucide-react';
import type { RoundOutcome } from '@/components/questions/round';
import { fill, type QuestionWords } from '@/components/questions/words';

interface RoundMarksProps {
  outcomes: readonly (RoundOutcome | null)[];
  index: number;
  words: QuestionWords['practice'];
}

export function RoundMarks({ outcomes, index, words }: RoundMarksProps) {
  return (
    <ol aria-label={words.marks} className="flex h-5 items-center gap-1">
      {outcomes.map((outcome, nth) => {
        const look = lookOf(outcome, nth === index, words);
        return (
          <li
            key={nth}
            className={`flex h-5 max-w-12 flex-1 items-center justify-center rounded ${look.box}`}
          >
            <span className="sr-only">{fill(look.word, { number: nth + 1 })}</span>
            {look.Mark && <look.Mark aria-hidden="true" className="size-3.5" strokeWidth={3} />}
          </li>
        );
      })}
    </ol>
  );
}

function lookOf(outcome: RoundOutcome | null, current: boolean, words: QuestionWords['practice']) {
  if (outcome?.correct)
    return { box: 'bg-right-soft text-(--color-right)', Mark: Check, word: words.markRight };
  if (outcome?.partly)
    return { box: 'bg-warn-soft text-warn', Mark: CircleDashed, word: words.markPartly };
  if (outcome) return { box: 'bg-wrong-soft text-wrong', Mark: X, word: words.markWrong };
  if (current) return { box: 'border-2 border-accent', Mark: null, word: words.markCurrent };
  return { box: 'border border-line', Mark: null, word: words.markOpen };
}
