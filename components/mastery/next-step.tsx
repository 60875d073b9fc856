'use client';
// Decides the one thing that home proposes: the first lesson to a newcomer, else what the model says.
// The newcomer's proposal stands in the page, so that it is there without a script.
import Link from 'next/link';
import { useEffect } from 'react';
import { useProgress } from '@/components/mastery/progress-store';
import { forgetReturning, rememberReturning } from '@/components/mastery/returning';
import { proposalOf, type HomeWords, type Proposal } from '@/components/mastery/proposal';
import { buttonClass } from '@/components/ui/button';

interface NextStepProps {
  first: Proposal;
  words: HomeWords;
}

export function NextStep({ first, words }: NextStepProps) {
  const { status, progress } = useProgress();
  const isNewcomer = progress?.patterns.length === 0 && progress.next?.action === 'read';
  const own = progress && !isNewcomer ? proposalOf(progress, new Date(), words) : null;
  const away = status === 'away' && wasHereBefore();
  const proposal = own ?? (away ? { ...words.home.step.away, href: '#tracks' } : first);
  const isFirst = proposal === first;

  // Someone who was here before waits a blink for their own step instead of seeing two.
  useEffect(() => {
    if (status === 'waiting') return;
    if (status === 'ready' && isNewcomer) forgetReturning();
    else if (status === 'ready') rememberReturning();
    document.documentElement.dataset.told = '';
  }, [status, isNewcomer]);

  return (
    <div className="awaits-progress flex min-h-56 flex-col items-start returning:sm:min-h-52">
      <p className="text-sm font-semibold text-accent">
        {isFirst ? words.home.step.start.label : words.home.heading}
      </p>
      <p className="mt-1 font-serif text-2xl leading-snug font-semibold returning:sm:text-3xl">
        {proposal.title}
      </p>
      <p className="mt-2 mb-5 max-w-[52ch] text-muted">{proposal.why}</p>
      <Link
        href={proposal.href}
        className={buttonClass('primary', 'mt-auto self-stretch returning:sm:self-start')}
      >
        {proposal.button}
      </Link>
    </div>
  );
}

function wasHereBefore(): boolean {
  return document.documentElement.dataset.returning !== undefined;
}
