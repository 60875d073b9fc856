'use client';
// Decides how a test is begun or gone on with, and what is said when it cannot be: before it is asked for
// where the learner's progress tells, else once the server refuses.
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { Test } from '@/core/tests/test';
import { momentName } from '@/components/tests/moment-name';
import type { TestWords } from '@/components/tests/words';
import { useProgress } from '@/components/mastery/progress-store';
import { request, type Problem } from '@/components/questions/request';
import { fill } from '@/components/questions/words';
import { useAlive } from '@/components/ui/alive';
import { buttonClass } from '@/components/ui/button';
import { newId } from '@/components/ui/new-id';

interface StartTestProps {
  pattern: string;
  words: TestWords;
  locale: string;
}

export function StartTest({ pattern, words, locale }: StartTestProps) {
  const router = useRouter();
  const alive = useAlive();
  const { progress } = useProgress();
  const [state, setState] = useState<'idle' | 'busy' | 'trying'>('idle');
  const [problem, setProblem] = useState<Problem | null>(null);
  // Made once: pressing again after a lost reply starts no second test.
  const id = useRef<string | null>(null);
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);

  const begin = async () => {
    if (state !== 'idle') return;
    setState('busy');
    id.current ??= newId();
    leaving.current = new AbortController();
    try {
      const reply = await request<Test>('/api/tests', {
        method: 'POST',
        body: { id: id.current, pattern },
        signal: leaving.current.signal,
        onTrouble: () => setState('trying'),
      });
      id.current = null;
      if (reply.ok) router.push(`/tests/${reply.body.id}`);
      else setProblem(reply.problem);
    } catch {
      // The page was left while the server was away.
    }
    setState('idle');
  };

  const { next, patterns } = progress ?? {};
  const waitsUntil = patterns?.find((one) => one.pattern === pattern)?.retestAt ?? null;
  const reason =
    problem !== null
      ? reasonOf(problem, words, locale)
      : waitsUntil !== null && state === 'idle'
        ? tooSoon(waitsUntil, words, locale)
        : null;
  if (reason !== null) return <Refused reason={reason} pattern={pattern} words={words} />;
  const resumes = next?.action === 'resume-test' && next.pattern === pattern;
  const text = words.start;
  return (
    <div className="flex flex-col items-start gap-2">
      <button
        type="button"
        onClick={() => void begin()}
        disabled={!alive}
        aria-disabled={state !== 'idle'}
        className={buttonClass('primary', 'min-h-12 min-w-44')}
      >
        {state !== 'idle' ? text.starting : resumes ? text.resume : text.begin}
      </button>
      <p role="status" className="min-h-6 text-sm text-warn">
        {state === 'trying' && text.trying}
      </p>
    </div>
  );
}

/** Not a reproach: what stands in the way, and the way on. */
function Refused({
  reason,
  pattern,
  words,
}: Pick<StartTestProps, 'pattern' | 'words'> & { reason: string }) {
  return (
    <div role="status" className="flex flex-col items-start gap-3 rounded-lg bg-warn-soft p-4">
      <p>{reason}</p>
      <div className="flex flex-wrap gap-2">
        <Link href={`/practice/${pattern}`} className={buttonClass('primary')}>
          {words.start.practise}
        </Link>
        <Link href={`/learn/${pattern}`} className={buttonClass('secondary')}>
          {words.start.lesson}
        </Link>
      </div>
    </div>
  );
}

function reasonOf({ code, detail, more }: Problem, words: TestWords, locale: string): string {
  const { start } = words;
  if (code === 'tests/pool-too-small') return start.small;
  if (code !== 'tests/too-soon') return `${start.failed} ${detail}`;
  return tooSoon(String(more['retestAt']), words, locale);
}

function tooSoon(retestAt: string, { start, result }: TestWords, locale: string): string {
  const at = new Date(retestAt);
  if (Number.isNaN(at.getTime())) return start.tooSoonPlain;
  return fill(start.tooSoon, { when: momentName(at, new Date(), result, locale) });
}
