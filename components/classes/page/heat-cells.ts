// Decides how the numbers of a row become cells again. The order of the numbers is heat-page.ts's.
import type { Level } from '@/core/mastery/progress';
import type { ToldMastery } from '@/core/classes/class-mastery';
import type { HeatPage } from '@/core/classes/heat-page';
import { fill } from '@/components/questions/words';
import { LEVEL_ORDER } from '@/components/classes/page/levels';
import { agoText, type HeatWords } from '@/components/classes/page/words';

const NUMBERS = 6;

export interface HeatCell extends ToldMastery {
  level: Level;
  daysAgo: number;
}

/** @returns null where nothing was answered */
export function cellAt(row: HeatPage['rows'][number], column: number): HeatCell | null {
  const [level = 0, mastery = 0, low = 0, high = 0, unsure = 0, daysAgo = 0] = row.cells.slice(
    NUMBERS * column,
    NUMBERS * column + NUMBERS,
  );
  if (level === 0) return null;
  return {
    level: LEVEL_ORDER[level] ?? 'learning',
    mastery,
    low,
    high,
    isUnsure: unsure === 1,
    daysAgo,
  };
}

/** A cell in words, for those who hear it. */
export function cellText(
  cell: HeatCell | null,
  names: { student: string; pattern: string },
  { heat, level, locale }: HeatWords,
): string {
  if (cell === null) return fill(heat.cellEmpty, names);
  return fill(cell.isUnsure ? heat.cellUnsure : heat.cell, {
    ...names,
    level: level[cell.level],
    low: cell.low,
    high: cell.high,
    when: agoText(cell.daysAgo, locale),
  });
}
