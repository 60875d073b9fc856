// Decides how the arrow keys move through a table: one stop for Tab, everything else by arrows.
// Knows places, not what is in them.
import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';

interface Place {
  row: number;
  column: number;
}

const PAGE = 10;

/** Rows and columns count the heads, too; each stop carries `data-row` and `data-column`. */
export function useGridKeys(rows: number, columns: number) {
  const table = useRef<HTMLTableElement>(null);
  const [asked, setStop] = useState<Place>({ row: 1, column: 0 });
  const stop = within(asked, rows, columns);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const next = moved(event.key, event.ctrlKey, stop, rows, columns);
    if (next === null) return;
    event.preventDefault();
    const place = within(next, rows, columns);
    setStop(place);
    table.current
      ?.querySelector<HTMLElement>(`[data-row="${place.row}"][data-column="${place.column}"]`)
      ?.focus();
  };

  const onFocus = (event: FocusEvent) => {
    const { row, column } = (event.target as HTMLElement).dataset;
    if (row !== undefined && column !== undefined)
      setStop({ row: Number(row), column: Number(column) });
  };

  /** What a stop carries. */
  const stopAt = (row: number, column: number) => ({
    'data-row': row,
    'data-column': column,
    tabIndex: stop.row === row && stop.column === column ? 0 : -1,
  });

  return { table, onKeyDown, onFocus, stopAt };
}

function within({ row, column }: Place, rows: number, columns: number): Place {
  return {
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  };
}

function moved(
  key: string,
  withControl: boolean,
  { row, column }: Place,
  rows: number,
  columns: number,
): Place | null {
  switch (key) {
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'PageDown':
      return { row: row + PAGE, column };
    case 'PageUp':
      return { row: Math.max(1, row - PAGE), column };
    case 'Home':
      return { row: withControl ? 0 : row, column: 0 };
    case 'End':
      return { row: withControl ? rows - 1 : row, column: columns - 1 };
    default:
      return null;
  }
}
