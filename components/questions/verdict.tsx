// Decides how it is said whether an answer was right, and when the question comes back.
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import type { Ref } from 'react';
import type { Confidence, Explanation } from '@/core/questions/answer';
import type { Graded } from '@/components/questions/answer-client';
import { dayName, daysUntil } from '@/components/questions/days';
import { fill, type CardWords } from '@/components/questions/words';

export type VerdictName = 'right' | 'wrong' | 'partly' | 'skipped';

export function verdictOf({ correct, score, response }: Explanation): VerdictName {
  if (correct) return 'right';
  if (response['skip'] === true) return 'skipped';
  return score > 0 ? 'partly' : 'wrong';
}

const LOOKS = {
  right: { Mark: CircleCheck, tone: 'text-(--color-right)' },
  wrong: { Mark: CircleX, tone: 'text-wrong' },
  partly: { Mark: CircleDashed, tone: 'text-warn' },
  skipped: { Mark: CircleDashed, tone: 'text-muted' },
};

interface VerdictProps {
  result: Graded;
  /** What was said before checking. */
  confidence: Confidence | null;
  words: CardWords;
  /** Gets the focus when the verdict arrives, so that it is read out and Enter goes on. */
  heading: Ref<HTMLHeadingElement>;
}

export function Verdict({ result, confidence, words, heading }: VerdictProps) {
  const name = verdictOf(result);
  const { Mark, tone } = LOOKS[name];
  return (
    <div>
      <h3
        ref={heading}
        tabIndex={-1}
        className={`flex items-center gap-2 text-lg font-semibold outline-none ${tone}`}
      >
        <Mark aria-hidden="true" className="size-6 shrink-0" />
        {words.card[name]}
      </h3>
      {result.memory && (
        <p className="mt-1 text-muted">
          {result.memory.lucky
            ? words.card.lucky
            : dueSentence(result.memory.due, new Date(), words)}
        </p>
      )}
      {confidence === 'sure' && (name === 'wrong' || name === 'partly') && (
        <p className="mt-1">{words.card.sureButWrong}</p>
      )}
    </div>
  );
}

/** "Comes back on Thursday." */
export function dueSentence(due: string, now: Date, words: CardWords): string {
  const away = daysUntil(due, now);
  if (away <= 0) return words.card.dueToday;
  if (away === 1) return words.card.dueTomorrow;
  return fill(words.card.dueOn, { day: dayName(due, now, words.dateLocale) });
}
