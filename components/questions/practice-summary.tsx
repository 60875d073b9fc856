'use client';
// Decides what is said after a round: how it went, what to look at again, where the pattern stands
// now, and the one thing to do next.
import Link from 'next/link';
import { useEffect, useId, useRef } from 'react';
import type { Level, MasterySummary } from '@/core/mastery/progress';
import { MarkWord } from '@/components/questions/choice-rows';
import type { PracticePlace } from '@/components/questions/practice-place';
import { missedOf, weakSkills, type Round } from '@/components/questions/round';
import { fill, fillCount } from '@/components/questions/words';
import { Ring } from '@/components/mastery/ring';
import { buttonClass } from '@/components/ui/button';

interface PracticeSummaryProps extends PracticePlace {
  round: Round;
  onAgain: () => void;
  onMissedAgain: () => void;
}

export function PracticeSummary(props: PracticeSummaryProps) {
  const { round, words, onAgain, onMissedAgain, pattern, testable } = props;
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const count = round.questions.length;
  const missed = missedOf(round).length;
  const after = round.outcomes.findLast((outcome) => outcome !== null)?.mastery ?? null;
  return (
    <section aria-labelledby={title} className="flex flex-col gap-8">
      <div>
        <h2 id={title} ref={heading} tabIndex={-1} className="text-xl font-semibold outline-none">
          {words.practice.summaryTitle}
        </h2>
        <p className="mt-1 text-lg">
          {fillCount(words.practice.score, count, words.dateLocale, { right: count - missed })}
        </p>
        {missed === 0 && <p className="text-muted">{words.practice.perfect}</p>}
      </div>
      {after && <MasteryChange before={round.before} after={after} {...props} />}
      <div className="flex flex-wrap gap-2">
        {missed > 0 && (
          <button type="button" onClick={onMissedAgain} className={buttonClass('primary')}>
            {fillCount(words.practice.missedAgain, missed, words.dateLocale)}
          </button>
        )}
        <button
          type="button"
          onClick={onAgain}
          className={buttonClass(missed > 0 || testable ? 'secondary' : 'primary')}
        >
          {words.practice.again}
        </button>
        {testable && (
          <Link
            href={`/test/${pattern}`}
            className={buttonClass(missed > 0 ? 'secondary' : 'primary')}
          >
            {words.practice.test}
          </Link>
        )}
        <Link href={`/learn/${pattern}`} className={buttonClass('quiet')}>
          {words.practice.toLesson}
        </Link>
      </div>
      <WeakSkills {...props} />
      <RoundList {...props} />
    </section>
  );
}

interface MasteryChangeProps extends PracticeSummaryProps {
  before: MasterySummary | null;
  after: MasterySummary;
}

function MasteryChange({ before, after, words, levelWords }: MasteryChangeProps) {
  const name = (level: Level) => levelWords[level];
  const sentence =
    before === null
      ? name(after.level)
      : before.level === after.level
        ? fill(words.practice.same, { level: name(after.level) })
        : fill(words.practice.changed, { before: name(before.level), after: name(after.level) });
  return (
    <div>
      <h3 className="text-sm font-semibold text-muted">{words.practice.masteryTitle}</h3>
      <div className="mt-2 flex items-center gap-3">
        {before && (
          <>
            <Ring summary={before} className="size-10 opacity-60" />
            <span aria-hidden="true" className="text-muted">
              →
            </span>
          </>
        )}
        <Ring summary={after} className="size-10" />
        <p className="font-semibold">{sentence}</p>
      </div>
    </div>
  );
}

function WeakSkills({ round, skills, words }: PracticeSummaryProps) {
  const weak = weakSkills(round).filter(({ skill }) => skills[skill] !== undefined);
  if (weak.length === 0) return null;
  return (
    <div>
      <h3 className="text-sm font-semibold text-muted">{words.practice.weakTitle}</h3>
      <ul className="mt-2 flex flex-col gap-1">
        {weak.map(({ skill, missed }) => (
          <li key={skill}>
            {skills[skill]}
            {missed > 1 && (
              <span className="text-sm text-muted">
                {' '}
                ({fill(words.practice.weakCount, { count: missed })})
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function RoundList({ round, words }: PracticeSummaryProps) {
  return (
    <div>
      <h3 className="text-sm font-semibold text-muted">{words.practice.reviewTitle}</h3>
      <ol className="mt-1 flex flex-col divide-y divide-line">
        {round.questions.map((view, nth) => {
          const correct = round.outcomes[nth]?.correct ?? false;
          return (
            <li key={nth} className="flex items-start gap-4 py-2.5">
              <p className="min-w-0 flex-1">{firstLine(view.stem)}</p>
              <MarkWord tone={correct ? 'right' : 'wrong'} className="shrink-0">
                {correct ? words.practice.rowRight : words.practice.rowWrong}
              </MarkWord>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** The stem's first paragraph as plain text. */
function firstLine(stem: string): string {
  const body = new DOMParser().parseFromString(stem, 'text/html').body;
  return (body.querySelector('p') ?? body).textContent?.trim() ?? '';
}
