'use client';
// Decides how a class that takes a test is shown while it does: the state as told, and whether it still comes.
import { useEffect, useState } from 'react';
import type classPage from '@/messages/en/class-page.json';
import { ShownName } from '@/components/classes/names/shown-name';
import { Button } from '@/components/ui/button';
import { fill } from '@/components/questions/words';
import type { LiveState } from '@/core/classes/live';

export type LiveWords = (typeof classPage)['live'] & {
  verdicts: (typeof classPage)['evidence']['verdict'];
};

interface LiveRoomProps {
  classId: string;
  /** The same in a pseudonymous class, else null. */
  named: string | null;
  initial: LiveState;
  words: LiveWords;
}

type Line = 'connecting' | 'live' | 'lost' | 'away' | 'full' | 'closed';

const AGAIN_MS = 4_000;

export function LiveRoom({ classId, named, initial, words }: LiveRoomProps) {
  const { state, line, again } = useLive(classId, initial);
  const { working, finished, waiting } = state;
  return (
    <>
      <p className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="font-semibold">{fill(words.summary, { working, finished, waiting })}</span>
        <span role="status" className="inline-flex items-center gap-2 text-sm text-muted">
          <span
            aria-hidden="true"
            className={`size-2 rounded-full ${line === 'live' ? 'bg-accent' : 'border border-rule'}`}
          />
          {words[line]}
        </span>
        {line === 'full' && <Button onClick={again}>{words.again}</Button>}
      </p>
      <noscript>
        <p className="mt-2 text-sm text-muted">{words.noScript}</p>
      </noscript>
      {working + finished === 0 && <p className="mt-3 text-muted">{words.none}</p>}
      {state.students.length > 0 && (
        <div
          role="region"
          aria-label={words.title}
          tabIndex={0}
          className="mt-4 overflow-x-auto rounded-lg border border-line bg-surface"
        >
          <table className="w-full border-collapse text-[0.9375rem]">
            <thead>
              <tr>
                {[words.student, words.state, words.progress, words.verdict].map((name) => (
                  <th
                    key={name}
                    scope="col"
                    className="border-b border-line px-3 py-2 text-start text-sm font-semibold"
                  >
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {state.students.map((student) => (
                <Row key={student.id} student={student} named={named} words={words} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

interface RowProps {
  student: LiveState['students'][number];
  named: string | null;
  words: LiveWords;
}

function Row({ student, named, words }: RowProps) {
  const { name, state, answered, of, verdict } = student;
  return (
    <tr className={state === 'waiting' ? 'text-muted' : ''}>
      <th scope="row" className="min-w-28 px-3 py-2 text-start font-medium wrap-anywhere">
        <ShownName classId={named} shownAs={name} />
      </th>
      <td className="px-3 py-2 whitespace-nowrap">{words.states[state]}</td>
      <td className="px-3 py-2">
        {state === 'waiting' ? (
          '–'
        ) : (
          <span className="flex items-center gap-3 whitespace-nowrap tabular-nums">
            <span aria-hidden="true" className="flex gap-0.5 max-sm:hidden">
              {Array.from({ length: of }, (_, at) => (
                <span
                  key={at}
                  className={`h-4 w-2 rounded-xs ${at < answered ? 'bg-accent' : 'bg-line'}`}
                />
              ))}
            </span>
            {fill(words.of, { answered, of })}
          </span>
        )}
      </td>
      <td className="px-3 py-2 whitespace-nowrap">
        {verdict === null ? '–' : words.verdicts[verdict]}
      </td>
    </tr>
  );
}

function useLive(classId: string, initial: LiveState) {
  const [state, setState] = useState(initial);
  const [line, setLine] = useState<Line>('connecting');
  // Grows where somebody wants to watch here again.
  const [turn, setTurn] = useState(0);
  const pattern = initial.pattern.id;
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const connect = () => {
      const own = new EventSource(
        `/api/classes/${classId}/live?${new URLSearchParams({ pattern })}`,
      );
      source = own;
      own.addEventListener('state', ({ data }: MessageEvent<string>) => {
        setState(JSON.parse(data) as LiveState);
        setLine('live');
      });
      own.addEventListener('beat', () => setLine('live'));
      own.addEventListener('away', () => setLine('away'));
      // Connecting by itself would take the place of another page, which would take it back.
      for (const end of ['full', 'closed'] as const)
        own.addEventListener(end, () => {
          own.close();
          setLine(end);
        });
      own.onerror = () => {
        setLine('lost');
        // The browser tries again by itself, unless the answer was a refusal.
        if (own.readyState === EventSource.CLOSED) timer = setTimeout(connect, AGAIN_MS);
      };
    };
    connect();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [classId, pattern, turn]);
  const again = () => {
    setLine('connecting');
    setTurn((before) => before + 1);
  };
  return { state, line, again };
}
