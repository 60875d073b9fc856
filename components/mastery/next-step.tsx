'use client';
// Decides the one thing that home proposes: the first lesson to a newcomer, else what the model says.
// The newcomer's proposal stands in the page, so that it is there without a script.
import Link from 'next/link';
import { useEffect } from 'react';
import { stepHref } from '@/components/mastery/step-href';
import { buttonClass } from '@/components/ui/button';
import { useProgress } from '@/components/mastery/progress-store';
import { fill } from '@/components/questions/words';
import type { NextStep as Step } from '@/core/mastery/progress';

export interface StepWords {
  title: string;
  sentence: string;
  button: string;
}

interface Proposal {
  words: StepWords;
  href: string;
  pattern: string;
}

/** `titles` are the patterns' by id; a step to a pattern that is not among them is not proposed. */
export function NextStep({
  first,
  words,
  titles,
}: {
  first: Proposal;
  words: Record<Step['action'], StepWords>;
  titles: Record<string, string>;
}) {
  const { status, progress } = useProgress();
  const newcomer = progress?.patterns.length === 0 && progress.next?.action === 'read';
  const step = newcomer ? null : (progress?.next ?? null);
  const title = step === null ? undefined : titles[step.pattern];
  const proposal =
    step === null || title === undefined
      ? first
      : { words: words[step.action], href: stepHref(step), pattern: title };

  // Someone who was here before waits a blink for their own step instead of seeing two.
  useEffect(() => {
    if (status === 'waiting') return;
    try {
      if ((progress?.patterns.length ?? 0) > 0) localStorage.setItem('returning', '1');
    } catch {
      // Storage may be forbidden; the page works without it.
    }
    delete document.documentElement.dataset.returning;
  }, [status, progress]);

  return (
    <div className="awaits-progress flex min-h-56 flex-col items-start">
      <p className="text-sm font-semibold text-accent">{proposal.words.title}</p>
      <p className="mt-1 font-serif text-2xl leading-snug font-semibold">{proposal.pattern}</p>
      <p className="mt-2 mb-5 text-muted">{proposal.words.sentence}</p>
      <Link href={proposal.href} className={buttonClass('primary', 'mt-auto self-stretch')}>
        {fill(proposal.words.button, { pattern: proposal.pattern })}
      </Link>
    </div>
  );
}
