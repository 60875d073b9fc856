// Decides how a school's list of students is read: a table with a line of headings, in any order,
// or names alone, one a line. What is wrong is told line by line. Keeps nothing.
import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { z } from 'zod';
import { shownAs } from '@/core/classes/class-form';

export const MOST_ROSTER_LINES = 2_000;
const LONGEST_ID = 100;

const HEADS: Record<Field, RegExp> = {
  name: /^(full[ _-]?name|name|student( name)?|display[ _-]?name)$/i,
  email: /^(e-?mail|e-?mail[ _-]?address|mail)$/i,
  id: /^(id|student[ _-]?(id|number|no)|external[ _-]?id|number|matriculation[ _-]?number|sis[ _-]?(user[ _-]?)?id)$/i,
};
type Field = 'name' | 'email' | 'id';

export interface RosterRow {
  /** In the file, from 1. */
  line: number;
  name: string;
  email: string | null;
  /** The school's own. */
  id: string | null;
}

export type RosterProblem =
  'empty' | 'no-name-column' | 'quotes' | 'too-many' | 'name' | 'email' | 'id' | 'twice';

/** `line` is 0 where the whole file is meant. */
export interface RosterTrouble {
  line: number;
  problem: RosterProblem;
}

export interface RosterReading {
  rows: RosterRow[];
  troubles: RosterTrouble[];
}

const email = z.string().max(254).pipe(z.email());

/** @param text of a CSV file; a byte-order mark, semicolons and tabs are fine */
export function readRoster(text: string): RosterReading {
  const records = recordsOf(text.replace(/^\uFEFF/, ''));
  if ('problem' in records) return { rows: [], troubles: [records] };
  const [first, ...rest] = records;
  if (!first) return whole('empty');
  const columns = columnsOf(first.cells);
  // Names alone need no heading.
  const plain =
    columns.name === -1 && first.cells.length === 1 && columns.email === -1 && columns.id === -1;
  if (columns.name === -1 && !plain) return whole('no-name-column');
  const lines = plain ? records : rest;
  if (lines.length === 0) return whole('empty');
  if (lines.length > MOST_ROSTER_LINES) return whole('too-many');
  return checked(lines, plain ? { name: 0, email: -1, id: -1 } : columns);
}

/** What makes somebody the same in two lists: the school's id, else the mail, else the name. */
export function identityOf({ name, email: mail, id }: Omit<RosterRow, 'line'>): string {
  if (id !== null) return `id ${id.toLowerCase()}`;
  if (mail !== null) return `mail ${mail}`;
  return `name ${name.toLowerCase()}`;
}

function whole(problem: RosterProblem): RosterReading {
  return { rows: [], troubles: [{ line: 0, problem }] };
}

interface Line {
  line: number;
  cells: string[];
}

function recordsOf(text: string): Line[] | RosterTrouble {
  try {
    const read = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    return read.map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { line: 'lines' in error ? Number(error['lines']) : 0, problem: 'quotes' };
  }
}

/** The one that the first line has most of; spreadsheets of half of Europe write semicolons. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const count = (symbol: string) => first.split(symbol).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

function columnsOf(cells: readonly string[]): Record<Field, number> {
  const at = (field: Field) => cells.findIndex((cell) => HEADS[field].test(cell));
  return { name: at('name'), email: at('email'), id: at('id') };
}

function checked(lines: readonly Line[], columns: Record<Field, number>): RosterReading {
  const reading: RosterReading = { rows: [], troubles: [] };
  const seen = new Set<string>();
  for (const { line, cells } of lines) {
    const row = rowOf(line, cells, columns);
    if ('problem' in row) {
      reading.troubles.push(row);
      continue;
    }
    const identity = identityOf(row);
    if (seen.has(identity)) reading.troubles.push({ line, problem: 'twice' });
    else reading.rows.push(row);
    seen.add(identity);
  }
  return reading;
}

function rowOf(
  line: number,
  cells: readonly string[],
  columns: Record<Field, number>,
): RosterRow | RosterTrouble {
  const cell = (field: Field) => cells[columns[field]]?.trim() ?? '';
  const name = shownAs.safeParse(cell('name'));
  if (!name.success) return { line, problem: 'name' };
  const mail = cell('email') === '' ? null : cell('email').toLowerCase();
  if (mail !== null && !email.safeParse(mail).success) return { line, problem: 'email' };
  const id = cell('id') === '' ? null : cell('id');
  if (id !== null && (id.length > LONGEST_ID || /\p{Cc}/u.test(id))) return { line, problem: 'id' };
  return { line, name: name.data, email: mail, id };
}
