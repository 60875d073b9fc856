'use client';
// Decides what is said after a review: what held, what slipped, when each comes back, where the
// patterns stand, and the one thing to do next.
import { Check, RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useId, useRef, useState } from 'react';
import type { Review } from '@/core/memory/review';
import { Ring } from '@/components/mastery/ring';
import { dateName } from '@/components/questions/days';
import { fill, fillCount } from '@/components/questions/words';
import { MoreOffers, WhatComes } from '@/components/reviews/nothing-due';
import type { ReviewWish } from '@/components/reviews/review-client';
import {
  leftIn,
  patternsOf,
  resultsOf,
  type Session,
  type SkillResult,
} from '@/components/reviews/session';
import { backText } from '@/components/reviews/when';
import type { ReviewWords } from '@/components/reviews/words';
import { buttonClass } from '@/components/ui/button';

interface ReviewSummaryProps {
  session: Session;
  /** What the queue held at the end; null where somebody ended early, or nobody can tell. */
  after: Review | null;
  onGoOn: () => void;
  onMore: (wish: ReviewWish) => void;
  words: ReviewWords;
}

export function ReviewSummary(props: ReviewSummaryProps) {
  const { session, words } = props;
  const { summary } = words.review;
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const results = resultsOf(session);
  const slipped = results.filter(({ held }) => !held);
  const held = results.filter((one) => one.held);
  const early = leftIn(session) > 0;
  return (
    <section aria-labelledby={title} className="flex flex-col gap-8 pb-8">
      <div>
        <h2 id={title} ref={heading} tabIndex={-1} className="text-xl font-semibold outline-none">
          {early ? summary.titleEarly : summary.title}
        </h2>
        <p className="mt-1 text-lg">
          {slipped.length === 0
            ? summary.allHeld
            : fillCount(summary.score, results.length, words.questions.dateLocale, {
                held: held.length,
              })}
        </p>
      </div>
      <Onwards {...props} />
      {slipped.length > 0 && (
        <Results title={summary.slipped} results={slipped} words={words}>
          <p className="text-sm text-muted">{summary.slippedWhy}</p>
        </Results>
      )}
      {held.length > 0 && <Results title={summary.held} results={held} words={words} />}
      <Patterns session={session} words={words} />
    </section>
  );
}

function Onwards({ session, after, onGoOn, onMore, words }: ReviewSummaryProps) {
  const { summary, nothing } = words.review;
  const left = leftIn(session);
  if (left > 0)
    return (
      <div className="flex flex-col items-start gap-3">
        <p className="text-muted">{fillCount(summary.early, left, words.questions.dateLocale)}</p>
        <div className="flex flex-wrap gap-2">
          <Link href="/" className={buttonClass('primary')}>
            {nothing.home}
          </Link>
          <button type="button" onClick={onGoOn} className={buttonClass('secondary')}>
            {summary.goOn}
          </button>
        </div>
      </div>
    );
  if (after === null)
    return (
      <Link href="/" className={buttonClass('primary', 'self-start')}>
        {nothing.home}
      </Link>
    );
  return (
    <div className="flex flex-col items-start gap-3">
      <WhatComes head={after} words={words} />
      <MoreOffers head={after} onMore={onMore} words={words} />
    </div>
  );
}

interface ResultsProps {
  title: string;
  results: readonly SkillResult[];
  words: ReviewWords;
  children?: React.ReactNode;
}

function Results({ title, results, words, children }: ResultsProps) {
  const { summary } = words.review;
  const [now] = useState(() => new Date());
  return (
    <div>
      <h3 className="text-sm font-semibold text-muted">{title}</h3>
      {children}
      <ul className="mt-1 flex flex-col divide-y divide-line">
        {results.map((one) => {
          const Mark = one.held ? Check : RotateCcw;
          const remarks = [
            one.due === null ? null : backText(one.due, now, words),
            one.righted ? summary.righted : null,
            one.lucky ? summary.lucky : null,
          ].filter((remark) => remark !== null);
          return (
            <li key={one.skill} className="flex items-start gap-3 py-2.5">
              <Mark
                aria-hidden="true"
                className={`mt-1 size-4 shrink-0 ${one.held ? 'text-(--color-right)' : 'text-warn'}`}
                strokeWidth={2.5}
              />
              <p className="min-w-0 flex-1">
                {one.name}
                <span className="block text-sm text-muted">
                  {one.patternTitle} · {remarks.join(', ')}
                </span>
              </p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Patterns({ session, words }: { session: Session; words: ReviewWords }) {
  const { summary } = words.review;
  const patterns = patternsOf(session);
  const [now] = useState(() => new Date());
  if (patterns.length === 0) return null;
  return (
    <div>
      <h3 className="text-sm font-semibold text-muted">{summary.patterns}</h3>
      <ul className="mt-1 flex flex-col divide-y divide-line">
        {patterns.map(({ title, mastery }) => (
          <li key={mastery.pattern} className="flex items-center gap-3 py-2.5">
            <Ring summary={mastery} className="size-9" />
            <p className="min-w-0 flex-1">
              <Link
                href={`/learn/${mastery.pattern}`}
                prefetch={false}
                className="underline-offset-4 hover:text-accent hover:underline"
              >
                {title}
              </Link>
              <span className="block text-sm text-muted">
                {words.level[mastery.level]}
                {mastery.strongUntil !== null &&
                  `, ${fill(summary.until, {
                    date: dateName(mastery.strongUntil, now, words.questions.dateLocale),
                  })}`}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
