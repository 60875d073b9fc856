// Decides how a report's rows become plain cells, for files: numbers stay numbers, a measured cell becomes three.
import { isoDay } from '@/core/time';
import type { Cell, Column, Row } from './report';

export type PlainCell = string | number | null;

export interface PlainTable {
  head: string[];
  rows: PlainCell[][];
}

export function plainTable(columns: readonly Column[], rows: readonly Row[]): PlainTable {
  return {
    head: columns.flatMap(({ title, measured }) =>
      measured ? [title, `${title}, low`, `${title}, high`, `${title}, enough answers`] : [title],
    ),
    rows: rows.map(({ cells }) =>
      columns.flatMap((column) => plainCells(column, cells[column.id] ?? null)),
    ),
  };
}

function plainCells({ kind, measured }: Column, cell: Cell): PlainCell[] {
  if (measured) {
    if (typeof cell !== 'object' || cell === null) return [null, null, null, null];
    const { value, low, high, unsure } = cell;
    return [rounded(value), rounded(low), rounded(high), unsure ? 'no' : 'yes'];
  }
  if (cell === null || typeof cell === 'object') return [null];
  if (typeof cell === 'number') return [kind === 'day' ? isoDay(cell) : rounded(cell)];
  return [kind === 'html' ? textOfHtml(cell) : cell];
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  amp: '&',
};

/** Sanitised HTML as text: tags go, blocks end lines. */
export function textOfHtml(html: string): string {
  return html
    .replaceAll(/<\/(p|li|pre|h[1-6]|tr)>|<br\s*\/?>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#x([0-9a-f]{1,6});|&#(\d{1,7});|&([a-z]+);/gi, (whole, hex, decimal, name) => {
      if (name !== undefined) return ENTITIES[name as string] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replaceAll(/\n{2,}/g, '\n')
    .trim();
}
