// Decides how far a review has come: done, and about how long the rest takes. No count of what is
// missing, no clock that runs; the way out stands beside it all the time.
import { leftIn, minutesLeft, type Session } from '@/components/reviews/session';
import { minutesText, type ReviewWords } from '@/components/reviews/words';
import { fill, fillCount } from '@/components/questions/words';
import { buttonClass } from '@/components/ui/button';

interface SessionLineProps {
  session: Session;
  onFinish: () => void;
  words: ReviewWords;
}

export function SessionLine({ session, onFinish, words }: SessionLineProps) {
  const { review, questions } = words;
  const of = session.entries.length;
  const left = leftIn(session);
  const done = of - left;
  const patterns = new Set(session.entries.map(({ item }) => item.pattern)).size;
  const minutes = minutesText(minutesLeft(session), words);
  const beginning = [
    fillCount(review.intro, of, questions.dateLocale, { minutes }),
    fillCount(review.introPatterns, patterns, questions.dateLocale),
  ].join(', ');
  const rest = left === 0 ? null : left === 1 ? review.lastOne : fill(review.left, { minutes });
  return (
    <div>
      <div className="flex min-h-11 items-center justify-between gap-4 text-sm text-muted">
        <p>
          {done === 0
            ? beginning
            : [fillCount(review.done, done, questions.dateLocale), rest]
                .filter((part) => part !== null)
                .join(' · ')}
        </p>
        {done > 0 && (
          <button
            type="button"
            onClick={onFinish}
            className={buttonClass('quiet', '-mr-3 px-3! text-sm')}
          >
            {review.finish}
          </button>
        )}
      </div>
      <div
        role="progressbar"
        aria-label={fill(review.progress, { done, of })}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={done}
        className="h-1 overflow-hidden rounded-full bg-line"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-150 motion-reduce:transition-none"
          style={{ width: `${(100 * done) / Math.max(1, of)}%` }}
        />
      </div>
    </div>
  );
}
