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

/** The longest that a browser's timer can wait. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

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
    setProblem(null);
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
  const told = patterns?.find((one) => one.pattern === pattern)?.retestAt ?? null;
  const retestAt = problem === null ? told : retestIn(problem);
  const waits = useStillAhead(retestAt);
  const reason =
    retestAt === null
      ? problem && reasonOf(problem, words)
      : waits
        ? tooSoon(retestAt, words, locale)
        : null;
  if (state === 'idle' && reason !== null)
    return <Refused {...{ reason, pattern, words }} wasPressed={problem !== null} />;
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

interface RefusedProps extends Pick<StartTestProps, 'pattern' | 'words'> {
  reason: string;
  /** It stands where the button was that somebody pressed, and takes the focus from there. */
  wasPressed: boolean;
}

/** Not a reproach: what stands in the way, and the way on. */
function Refused({ reason, pattern, words, wasPressed }: RefusedProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wasPressed) place.current?.focus();
  }, [wasPressed]);
  return (
    <div
      ref={place}
      tabIndex={-1}
      role="status"
      className="flex flex-col items-start gap-3 rounded-lg bg-warn-soft p-4 outline-none"
    >
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

/** Whether a moment is yet to come, by this device's clock; the server decides once it is past. */
function useStillAhead(moment: string | null): boolean {
  const [passed, setPassed] = useState<string | null>(null);
  useEffect(() => {
    if (moment === null) return undefined;
    const left = Math.min(LONGEST_TIMER_MS, Math.max(0, Date.parse(moment) - Date.now()));
    const timer = setTimeout(() => setPassed(moment), left);
    return () => clearTimeout(timer);
  }, [moment]);
  return moment !== null && moment !== passed;
}

/** When the test can be taken again, where that is what stands in the way. */
function retestIn({ code, more }: Problem): string | null {
  const at = more['retestAt'];
  return code === 'tests/too-soon' && typeof at === 'string' ? at : null;
}

function reasonOf({ code, detail }: Problem, { start }: TestWords): string {
  if (code === 'tests/pool-too-small') return start.small;
  if (code === 'tests/too-soon') return start.tooSoonPlain;
  return `${start.failed} ${detail}`;
}

function tooSoon(retestAt: string, { start, result }: TestWords, locale: string): string {
  const when = momentName(new Date(retestAt), new Date(), result, locale);
  return fill(start.tooSoon, { when });
}
