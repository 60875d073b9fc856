// Decides in which order rows stand when somebody asks for one column's.
import type { Cell, Row } from './report';

/** Nothing stands last, whichever way; equal rows keep the report's own order. */
export function sortedRows(rows: readonly Row[], column: string, way: 'up' | 'down'): Row[] {
  const sign = way === 'up' ? 1 : -1;
  return [...rows].sort((one, other) => {
    const [left, right] = [keyOf(one.cells[column]), keyOf(other.cells[column])];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * String(left).localeCompare(String(right), 'en', { numeric: true });
  });
}

function keyOf(cell: Cell | undefined): string | number | null {
  if (cell === undefined || cell === null) return null;
  return typeof cell === 'object' ? cell.value : cell;
}
