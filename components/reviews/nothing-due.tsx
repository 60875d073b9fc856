'use client';
// Decides what is said when nothing is due: when something will be, and that one may go ahead; to
// somebody who has not answered yet, how reviews begin.
import Link from 'next/link';
import type { ReviewHead } from '@/core/memory/review-head';
import type { ReviewWish } from '@/components/reviews/review-client';
import type { ReviewWords } from '@/components/reviews/words';
import { whenText } from '@/components/reviews/when';
import { fillCount } from '@/components/questions/words';
import { buttonClass } from '@/components/ui/button';

interface MoreProps {
  head: ReviewHead;
  onMore: (wish: ReviewWish) => void;
  words: ReviewWords;
}

interface NothingDueProps extends MoreProps {
  /** What was asked for when nothing came. */
  wish: ReviewWish;
}

export function NothingDue({ wish, ...more }: NothingDueProps) {
  const { head, words } = more;
  const { nothing } = words.review;
  if (head.nextDue === null && head.due === 0) return <Newcomer words={words} />;
  return (
    <div role="status" className="flex min-h-80 flex-col items-start gap-3 pt-6">
      <h2 className="text-xl font-semibold">
        {head.due === 0
          ? nothing.title
          : head.minutes.planned === 0
            ? nothing.restTitle
            : nothing.usedTitle}
      </h2>
      <WhatComes head={head} words={words} />
      <MoreOffers {...more} aheadIsEmpty={wish.ahead === true} />
    </div>
  );
}

export function WhatComes({ head, words }: Pick<MoreProps, 'head' | 'words'>) {
  const { nothing } = words.review;
  const { nextDue } = head;
  if (head.due > 0)
    return (
      <p className="max-w-prose text-muted">
        {head.minutes.planned === 0 ? nothing.rest : nothing.used}
      </p>
    );
  return (
    <p className="max-w-prose text-lg">
      {nothing.text}{' '}
      {nextDue &&
        fillCount(nothing.next, nextDue.count, words.questions.dateLocale, {
          when: whenText(nextDue, new Date(), words),
        })}
    </p>
  );
}

interface MoreOffersProps extends MoreProps {
  /** Somebody asked for what comes ahead, and there is nothing. */
  aheadIsEmpty?: boolean;
}

/** What one may do beyond what is planned, and what it is worth. */
export function MoreOffers({ head, aheadIsEmpty = false, onMore, words }: MoreOffersProps) {
  const { nothing } = words.review;
  const beyond = head.due - head.today;
  const count = head.backlog?.total ?? beyond;
  return (
    <>
      {beyond <= 0 && (
        <p className="max-w-prose text-muted">
          {aheadIsEmpty ? nothing.aheadNone : nothing.aheadWhy}
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        <Link href="/" className={buttonClass('primary')}>
          {nothing.home}
        </Link>
        {!aheadIsEmpty && (
          <button
            type="button"
            onClick={() => onMore(beyond > 0 ? { beyond: true } : { ahead: true })}
            className={buttonClass('secondary')}
          >
            {beyond > 0
              ? fillCount(nothing.beyond, count, words.questions.dateLocale)
              : nothing.ahead}
          </button>
        )}
      </div>
    </>
  );
}

function Newcomer({ words }: { words: ReviewWords }) {
  const { new: fresh } = words.review;
  return (
    <div role="status" className="flex min-h-80 flex-col items-start gap-3 pt-6">
      <h2 className="text-xl font-semibold">{fresh.title}</h2>
      <p className="max-w-prose text-muted">{fresh.text}</p>
      <Link href="/#tracks" className={buttonClass('primary', 'mt-2')}>
        {fresh.action}
      </Link>
    </div>
  );
}
