'use client';
// Decides how the heat map follows its address: another order, page or day is fetched and drawn in place.
// A large table is drawn by the browser alone; a small one comes whole and works without JavaScript.
import { useEffect, useRef, useState } from 'react';
import { EvidenceDialog } from '@/components/classes/page/evidence-dialog';
import { nicknamesLike, type Meant } from '@/components/classes/names/find-nicknames';
import { useNames } from '@/components/classes/names/names-store';
import { heatSearch } from '@/components/classes/page/heat-address';
import { HeatGrid, type OpenCell } from '@/components/classes/page/heat-grid';
import { HeatLegend } from '@/components/classes/page/heat-legend';
import { HeatTools } from '@/components/classes/page/heat-tools';
import type { HeatWords } from '@/components/classes/page/words';
import { useAlive } from '@/components/ui/alive';
import { Button, buttonClass } from '@/components/ui/button';
import { fill } from '@/components/questions/words';
import type { HeatPage } from '@/core/classes/heat-page';
import type { HeatQuery } from '@/core/classes/heat-query';

interface HeatMapProps {
  classId: string;
  /** All nicknames of a pseudonymous class; null in a class with names. */
  nicknames: readonly string[] | null;
  initial: HeatPage;
  query: HeatQuery;
  words: HeatWords;
}

/** More cells than these are not sent as HTML. */
const DRAWN_BY_SERVER = 1_000;

export function HeatMap({ classId, nicknames, initial, query: first, words }: HeatMapProps) {
  const { heat, query, status, ask, again } = useHeat(classId, initial, first);
  const [open, setOpen] = useState<OpenCell | null>(null);
  const named = nicknames === null ? null : classId;
  const names = useNames(named);
  const [meant, setMeant] = useState<Meant>({ who: null, left: 0 });
  const left = query.who === meant.who ? meant.left : 0;
  const find = (text: string) => {
    if (nicknames === null) return ask({ ...query, page: 1, text });
    const like = nicknamesLike(text, nicknames, names);
    setMeant(like);
    ask({ ...query, page: 1, text: '', who: like.who });
  };
  const inBrowser = useAlive();
  const draws = inBrowser || heat.rows.length * heat.columns.length <= DRAWN_BY_SERVER;
  const hrefOf = (wish: HeatQuery) => `/classes/${classId}?${heatSearch(wish)}`;
  const count =
    heat.found === heat.students
      ? fill(words.heat.all, { students: heat.students })
      : fill(words.heat.found, { found: heat.found, students: heat.students });
  return (
    <>
      <HeatTools
        heat={heat}
        query={query}
        onQuery={ask}
        onFind={find}
        keepsTyped={nicknames !== null}
        words={words}
      />
      <p role="status" className="mt-3 text-sm text-muted">
        {count}
        {left > 0 && ` ${fill(words.heat.left, { left })}`}
        {query.in !== 0 && ` · ${words.heat.whenNote}`}
      </p>
      {status === 'away' && (
        <p role="alert" className="mt-2 flex flex-wrap items-center gap-3 text-sm">
          {words.heat.away}
          <Button onClick={again}>{words.heat.again}</Button>
        </p>
      )}
      <div className="mt-2" aria-busy={status === 'waiting' || !draws}>
        {heat.rows.length === 0 ? (
          <p className="rounded-lg border border-line bg-surface p-6 text-muted">
            {words.heat.nobody}
          </p>
        ) : draws ? (
          <HeatGrid
            classId={classId}
            named={named}
            heat={heat}
            query={query}
            hrefOf={hrefOf}
            onQuery={ask}
            onOpen={setOpen}
            words={words}
          />
        ) : (
          <div className="h-[80vh] rounded-lg border border-line bg-surface" />
        )}
      </div>
      <Pages heat={heat} query={query} hrefOf={hrefOf} ask={ask} words={words} />
      <HeatLegend words={words} />
      {open !== null && (
        <EvidenceDialog classId={classId} cell={open} words={words} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

function Pages({
  heat: { page, pages },
  query,
  hrefOf,
  ask,
  words: { heat: words },
}: {
  heat: HeatPage;
  query: HeatQuery;
  hrefOf: (query: HeatQuery) => string;
  ask: (query: HeatQuery) => void;
  words: HeatWords;
}) {
  if (pages === 1) return null;
  const to = (target: number, name: string) => {
    const wish = { ...query, page: target };
    if (target < 1 || target > pages)
      return (
        <span aria-hidden="true" className={buttonClass('secondary', 'invisible')}>
          {name}
        </span>
      );
    return (
      <a
        href={hrefOf(wish)}
        onClick={(event) => {
          event.preventDefault();
          ask(wish);
        }}
        className={buttonClass('secondary')}
      >
        {name}
      </a>
    );
  };
  return (
    <nav className="mt-3 flex items-center justify-between gap-3 print:hidden">
      {to(page - 1, words.previous)}
      <span className="text-sm text-muted">{fill(words.page, { page, pages })}</span>
      {to(page + 1, words.next)}
    </nav>
  );
}

type Status = 'there' | 'waiting' | 'away';

function useHeat(classId: string, initial: HeatPage, first: HeatQuery) {
  const [shown, setShown] = useState({ heat: initial, query: first });
  const [status, setStatus] = useState<Status>('there');
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const ask = (query: HeatQuery) => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    // The controls follow at once; the table when its data is there.
    setShown(({ heat }) => ({ heat, query }));
    setStatus('waiting');
    const search = heatSearch(query);
    history.replaceState(history.state, '', search === '' ? location.pathname : `?${search}`);
    readHeat(classId, heatSearch(query, 'who'), mine.signal)
      .then((heat) => {
        setShown({ heat, query });
        setStatus('there');
      })
      .catch(() => {
        if (!mine.signal.aborted) setStatus('away');
      });
  };
  return { ...shown, status, ask, again: () => ask(shown.query) };
}

async function readHeat(classId: string, search: string, signal: AbortSignal): Promise<HeatPage> {
  const response = await fetch(`/api/classes/${classId}/mastery?${search}`, { signal });
  if (!response.ok) throw new Error(`The heat map answered ${response.status}.`);
  return (await response.json()) as HeatPage;
}
