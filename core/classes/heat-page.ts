// Decides one page of the heat map: which students, in which order, and what each cell says.
// Compact, because a class may have thousands of cells; components/classes/page draws it.
import { z } from 'zod';
import { LEVELS } from '@/core/mastery/progress';
import type { Horizon } from '@/core/mastery/overview';
import {
  cellStrength,
  readCell,
  toldMastery,
  type ClassMastery,
  type ClassStudent,
} from './class-mastery';
import type { HeatQuery } from './heat-query';

export const STUDENTS_A_PAGE = 50;
/** A pattern counts as the class's work when this share of the students has begun it. */
const IN_PLAY_SHARE = 0.3;

export const heatPage = z.object({
  /** Days ahead of today. */
  in: z.union([z.literal(0), z.literal(7), z.literal(30)]),
  /** All students of the class, and those that the wish leaves. */
  students: z.number().int(),
  found: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
  /** Rows of a whole page. */
  perPage: z.number().int(),
  /** Tracks to choose from: those with a pattern that somebody began. */
  tracks: z.array(z.object({ slug: z.string(), title: z.string() })),
  columns: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** How many of the class have begun it, and the sum of P over them. */
      begun: z.number().int(),
      strong: z.number(),
    }),
  ),
  rows: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      /** Days since the last answer; null when there was none. */
      daysAgo: z.number().int().nullable(),
      /**
       * Six numbers a column: place in the list of levels; M, its lowest and its highest in percent; 1 where
       * that is too unsure to go by; days since the last answer. All 0 where nothing was answered.
       */
      cells: z.array(z.number().int()),
    }),
  ),
});
export type HeatPage = z.infer<typeof heatPage>;

/** @param titles of the tracks, by slug */
export function heatPageOf(
  { columns, students }: ClassMastery,
  query: HeatQuery,
  titles: ReadonlyMap<string, string>,
): HeatPage {
  const shown = columns.flatMap((column, at) =>
    query.track === null || column.track === query.track ? [{ ...column, at }] : [],
  );
  const places = shown.map(({ at }) => at);
  const who = query.who && new Set(query.who);
  const found = students.filter(
    (student) => (who?.has(student.shownAs) ?? true) && isWished(student, places, query),
  );
  const ordered = inOrder(found, { columns, students }, places, query);
  const pages = Math.max(1, Math.ceil(found.length / STUDENTS_A_PAGE));
  const page = Math.min(query.page, pages);
  const first = (page - 1) * STUDENTS_A_PAGE;
  return {
    in: query.in,
    students: students.length,
    found: found.length,
    page,
    pages,
    perPage: STUDENTS_A_PAGE,
    tracks: [...new Set(columns.map(({ track }) => track))].map((slug) => ({
      slug,
      title: titles.get(slug) ?? slug,
    })),
    columns: shown.map(({ id, title, at }) => ({ id, title, ...together(students, at, query.in) })),
    rows: ordered.slice(first, first + STUDENTS_A_PAGE).map((student) => ({
      id: student.userId,
      name: student.shownAs,
      daysAgo: student.daysAgo,
      cells: places.flatMap((at) => cellNumbers(student, at, query.in)),
    })),
  };
}

function together(students: readonly ClassStudent[], at: number, ahead: Horizon) {
  let [begun, strong] = [0, 0];
  for (const { cells } of students) {
    const cell = cells[at];
    if (!cell) continue;
    begun += 1;
    strong += cellStrength(cell, ahead);
  }
  return { begun, strong: Math.round(strong * 10) / 10 };
}

function cellNumbers({ cells }: ClassStudent, at: number, ahead: Horizon): number[] {
  const cell = cells[at];
  if (!cell) return [0, 0, 0, 0, 0, 0];
  const reading = readCell(cell, ahead);
  const { mastery, low, high, isUnsure } = toldMastery(reading);
  return [LEVELS.indexOf(reading.level), mastery, low, high, isUnsure ? 1 : 0, cell.daysAgo];
}

function isWished(student: ClassStudent, places: readonly number[], query: HeatQuery): boolean {
  const { text, level } = query;
  if (text !== '' && !student.shownAs.toLowerCase().includes(text.toLowerCase())) return false;
  if (level === null) return true;
  return places.some((at) => {
    const cell = student.cells[at];
    if (!cell) return level === 'not-started';
    return readCell(cell, query.in).level === level;
  });
}

const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function inOrder(
  found: readonly ClassStudent[],
  mastery: ClassMastery,
  places: readonly number[],
  { sort, turned, in: ahead }: HeatQuery,
): ClassStudent[] {
  const ranks = new Map<ClassStudent, number>();
  const rank = rankBy(sort, mastery, places, ahead);
  for (const student of found) ranks.set(student, rank(student));
  const sign = turned ? -1 : 1;
  const byName = (one: ClassStudent, other: ClassStudent) =>
    names.compare(one.shownAs, other.shownAs) || (one.userId < other.userId ? -1 : 1);
  if (sort === 'name') return [...found].sort((one, other) => sign * byName(one, other));
  return [...found].sort(
    (one, other) => sign * ((ranks.get(one) ?? 0) - (ranks.get(other) ?? 0)) || byName(one, other),
  );
}

/** What comes first has the lowest number: most need, longest away, least known. */
function rankBy(
  sort: HeatQuery['sort'],
  mastery: ClassMastery,
  places: readonly number[],
  ahead: Horizon,
): (student: ClassStudent) => number {
  if (sort === 'name') return () => 0;
  if (sort === 'active') return ({ daysAgo }) => -(daysAgo ?? Infinity);
  if (sort === 'need') {
    const inPlay = patternsInPlay(mastery, places);
    return (student) => -needOf(student, inPlay);
  }
  const at = mastery.columns.findIndex(({ id }) => id === sort);
  return ({ cells }) => {
    const cell = cells[at];
    return cell ? readCell(cell, ahead).mastery : -1;
  };
}

/** Columns that the class works on; all where there are none. */
function patternsInPlay({ students }: ClassMastery, places: readonly number[]): number[] {
  const inPlay = places.filter(
    (at) => students.filter(({ cells }) => cells[at]).length >= IN_PLAY_SHARE * students.length,
  );
  return inPlay.length > 0 ? inPlay : [...places];
}

/**
 * How far somebody will be from strong in a week, over what the class works on: the mean of 1 − P,
 * where nothing answered counts as 1.
 *
 * @returns 0 (strong in all) to 1
 */
function needOf({ cells }: ClassStudent, inPlay: readonly number[]): number {
  if (inPlay.length === 0) return 0;
  const missing = inPlay.reduce((sum, at) => {
    const cell = cells[at];
    return sum + (cell ? 1 - cellStrength(cell, 7) : 1);
  }, 0);
  return missing / inPlay.length;
}
