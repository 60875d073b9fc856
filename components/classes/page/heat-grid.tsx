'use client';
// Decides how a page of students and patterns is tabled: names stay in sight, arrows move, cells open.
import type { MouseEvent } from 'react';
import { useNameText } from '@/components/classes/names/names-store';
import { ShownName } from '@/components/classes/names/shown-name';
import { cellAt, cellText } from '@/components/classes/page/heat-cells';
import { CELL_LOOKS, LevelMark, UNSURE_LOOK } from '@/components/classes/page/level-mark';
import { useGridKeys } from '@/components/classes/page/use-grid-keys';
import { agoText, type HeatWords } from '@/components/classes/page/words';
import { fill } from '@/components/questions/words';
import type { HeatPage } from '@/core/classes/heat-page';
import type { HeatQuery } from '@/core/classes/heat-query';

export interface OpenCell {
  student: { id: string; name: string };
  pattern: { id: string; title: string };
}

interface HeatGridProps {
  classId: string;
  /** The same in a pseudonymous class, else null. */
  named: string | null;
  heat: HeatPage;
  query: HeatQuery;
  /** Address of the same table in another order. */
  hrefOf: (query: HeatQuery) => string;
  onQuery: (query: HeatQuery) => void;
  onOpen: (cell: OpenCell) => void;
  words: HeatWords;
}

type Stop = ReturnType<ReturnType<typeof useGridKeys>['stopAt']>;

export function HeatGrid(props: HeatGridProps) {
  const { classId, named, heat, query, hrefOf, onQuery, onOpen, words } = props;
  const nameText = useNameText(named);
  const { table, onKeyDown, onFocus, stopAt } = useGridKeys(
    heat.rows.length + 1,
    heat.columns.length + 1,
  );
  const head = (sort: HeatQuery['sort'], name: string, stop: Stop, note?: string) => {
    const isCurrent = query.sort === sort;
    const wish = { ...query, sort, turned: isCurrent && !query.turned, page: 1 };
    return (
      <a
        href={hrefOf(wish)}
        onClick={(event) => {
          if (!isPlain(event)) return;
          event.preventDefault();
          onQuery(wish);
        }}
        aria-label={fill(words.heat.sortBy, { title: name })}
        className="flex h-full flex-col justify-end gap-0.5 p-1.5 text-start hover:text-accent"
        {...stop}
      >
        <span className="line-clamp-4 hyphens-auto wrap-anywhere">{name}</span>
        <span className="text-[0.6875rem] font-normal text-muted">
          {note}
          {isCurrent && <span aria-hidden="true">{query.turned ? ' ▲' : ' ▼'}</span>}
        </span>
      </a>
    );
  };
  return (
    <div
      // On a small screen cells are reached by scrolling, which keys must be able to do, too.
      role="region"
      aria-label={words.heat.region}
      tabIndex={0}
      className="relative max-h-[80vh] overflow-auto rounded-lg border border-line bg-surface print:max-h-none print:overflow-visible"
    >
      <table
        ref={table}
        role="grid"
        aria-label={words.heat.caption}
        aria-rowcount={heat.found + 1}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        className="h-px w-max min-w-full border-separate border-spacing-0 text-[0.8125rem] leading-tight"
      >
        <thead>
          <tr className="h-24">
            <th
              scope="col"
              aria-sort={sortWord(query, 'name')}
              className="sticky top-0 left-0 z-20 h-full w-32 border-r border-b border-line bg-surface p-0 text-start font-semibold sm:w-52"
            >
              {head('name', words.heat.student, stopAt(0, 0))}
            </th>
            {heat.columns.map((column, at) => (
              <th
                key={column.id}
                scope="col"
                aria-sort={sortWord(query, column.id)}
                className="sticky top-0 z-10 h-full w-24 max-w-32 min-w-20 border-b border-line bg-surface p-0 text-start align-bottom font-semibold"
              >
                {head(
                  column.id,
                  column.title,
                  stopAt(0, at + 1),
                  fill(words.heat.begunStrong, {
                    strong: Math.round(column.strong),
                    begun: column.begun,
                  }),
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heat.rows.map((row, at) => (
            <tr key={row.id} aria-rowindex={(heat.page - 1) * heat.perPage + at + 2}>
              <th
                scope="row"
                className="sticky left-0 z-10 w-32 border-r border-b border-line bg-surface p-0 text-start font-medium sm:w-52"
              >
                <a
                  href={`/classes/${classId}/students/${row.id}`}
                  className="flex min-h-11 flex-col justify-center px-2 py-1 hover:text-accent hover:underline"
                  {...stopAt(at + 1, 0)}
                >
                  <span className="wrap-anywhere">
                    <ShownName classId={named} shownAs={row.name} />
                  </span>
                  <span className="text-xs font-normal text-muted">
                    {row.daysAgo === null ? words.heat.never : agoText(row.daysAgo, words.locale)}
                  </span>
                </a>
              </th>
              {heat.columns.map((column, place) => (
                <Cell
                  key={column.id}
                  classId={classId}
                  row={row}
                  name={nameText(row.name)}
                  column={column}
                  place={place}
                  stop={stopAt(at + 1, place + 1)}
                  onOpen={onOpen}
                  words={words}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sortWord(query: HeatQuery, sort: string): 'ascending' | 'descending' | undefined {
  if (query.sort !== sort) return undefined;
  return query.turned ? 'descending' : 'ascending';
}

/** A click that is not meant for a new tab. */
function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
}

interface CellProps {
  classId: string;
  row: HeatPage['rows'][number];
  /** As it is told to the teacher. */
  name: string;
  column: HeatPage['columns'][number];
  place: number;
  stop: Stop;
  onOpen: (cell: OpenCell) => void;
  words: HeatWords;
}

function Cell({ classId, row, name, column, place, stop, onOpen, words }: CellProps) {
  const cell = cellAt(row, place);
  const look = cell?.isUnsure ? UNSURE_LOOK : CELL_LOOKS[cell?.level ?? 'not-started'];
  return (
    <td className="border-b border-line p-0.5">
      <a
        href={`/classes/${classId}/students/${row.id}?pattern=${column.id}`}
        onClick={(event) => {
          if (!isPlain(event)) return;
          event.preventDefault();
          onOpen({ student: { id: row.id, name }, pattern: column });
        }}
        aria-label={cellText(cell, { student: name, pattern: column.title }, words)}
        className={`flex min-h-11 items-center justify-center gap-1 rounded tabular-nums sm:min-h-10 ${look}`}
        {...stop}
      >
        {cell === null ? (
          <span aria-hidden="true">·</span>
        ) : (
          <>
            <LevelMark level={cell.level} isUnsure={cell.isUnsure} />
            <span aria-hidden="true">{cell.isUnsure ? '?' : cell.mastery}</span>
          </>
        )}
      </a>
    </td>
  );
}
