// Decides how a table becomes a CSV file (RFC 4180) that a spreadsheet opens without running it.
import { stringify } from 'csv-stringify/sync';
import type { PlainCell, PlainTable } from '@/core/reports/plain-cells';

/** What a spreadsheet takes for a formula, in the full-width forms too, or what hides one. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * Text that begins like a formula gets an apostrophe before it; numbers are numbers.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function neutral(cell: PlainCell): PlainCell {
  return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell;
}

/** @param marked with a byte-order mark, without which some spreadsheets misread UTF-8 */
export function csvOf({ head, rows }: PlainTable, marked = true): string {
  return stringify(
    [head, ...rows].map((cells) => cells.map(neutral)),
    // Any line end inside a cell is quoted, not only the one that ends records.
    { record_delimiter: 'windows', quoted_match: /[\r\n]/, bom: marked },
  );
}
