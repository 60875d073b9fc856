'use client';
// Decides how it is offered that the review works without the network here, and how it is taken back.
import { useEffect, useState } from 'react';
import { packedAt, packedItems } from '@/components/offline/pack';
import { leaveBehind, refreshPack, takeAlong } from '@/components/offline/take-along';
import { dateLocaleHere } from '@/components/questions/date-locale';
import { fillCount } from '@/components/questions/words';
import type { ReviewWords } from '@/components/reviews/words';
import { buttonClass } from '@/components/ui/button';
import { useSecurePage } from '@/components/ui/secure-page';

interface Carried {
  count: number;
  at: Date;
}

type State =
  | { status: 'looking' }
  | { status: 'known'; carried: Carried | null; failed: boolean }
  | { status: 'taking'; carried: Carried | null };

async function lookAtPack(): Promise<Carried | null> {
  const at = await packedAt();
  return at && { at, count: (await packedItems()).length };
}

export function TakeAlongPanel({ words }: { words: ReviewWords }) {
  const { along } = words.review;
  const isSecure = useSecurePage();
  const [state, setState] = useState<State>({ status: 'looking' });
  const know = async (failed = false) =>
    setState({ status: 'known', carried: await lookAtPack(), failed });
  useEffect(() => {
    let left = false;
    const begin = async () => {
      await refreshPack();
      const carried = await lookAtPack();
      if (!left) setState({ status: 'known', carried, failed: false });
    };
    void begin();
    return () => {
      left = true;
    };
  }, []);
  const take = async () => {
    if (state.status !== 'known') return;
    setState({ status: 'taking', carried: state.carried });
    await takeAlong().then(
      () => know(),
      () => know(true),
    );
  };
  const carried = state.status === 'looking' ? null : state.carried;
  const isTaking = state.status === 'taking';
  return (
    <section
      aria-label={along.title}
      className="mt-auto hidden border-t border-line pt-4 pb-24 text-sm group-has-data-waits/review:invisible sm:pb-2 returning:block"
    >
      <h2 className="font-semibold">{along.title}</h2>
      <p role="status" className="mt-1 min-h-10 max-w-prose text-muted">
        {carried && <Taken carried={carried} words={words} />}
        {!carried && (isSecure ? along.offer : along.insecure)}
        {state.status === 'known' && state.failed && (
          <span className="mt-1 block font-medium text-warn">{along.failed}</span>
        )}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {isSecure && (
          <button
            type="button"
            onClick={() => void take()}
            aria-disabled={state.status !== 'known'}
            className={buttonClass('secondary')}
          >
            {isTaking ? along.taking : carried ? along.again : along.take}
          </button>
        )}
        {carried && !isTaking && (
          <button
            type="button"
            onClick={() => void leaveBehind().then(() => know())}
            className={buttonClass('quiet')}
          >
            {along.leave}
          </button>
        )}
      </div>
    </section>
  );
}

function Taken({ carried, words }: { carried: Carried; words: ReviewWords }) {
  const { along } = words.review;
  if (carried.count === 0) return along.takenNone;
  const locale = words.questions.dateLocale;
  const when = new Intl.DateTimeFormat(dateLocaleHere(locale), {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return fillCount(along.taken, carried.count, locale, { when: when.format(carried.at) });
}
