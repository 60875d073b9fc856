// Decides how the numbers of a row become cells again. The order of the numbers is heat-page.ts's.
import type { Level } from '@/core/mastery/progress';
import type { HeatPage } from '@/core/classes/heat-page';
import { fill } from '@/components/questions/words';
import { LEVEL_ORDER } from '@/components/classes/page/levels';
import { agoText, type HeatWords } from '@/components/classes/page/words';

const NUMBERS = 4;
/** √Var in percent above which no number is shown: models of mastery, 5. */
const UNSURE_ABOVE = 12;
const RANGE_WIDTH = 1.28;

export interface HeatCell {
  level: Level;
  /** Percent. */
  mastery: number;
  low: number;
  high: number;
  isUnsure: boolean;
  daysAgo: number;
}

/** @returns null where nothing was answered */
export function cellAt(row: HeatPage['rows'][number], column: number): HeatCell | null {
  const [level = 0, mastery = 0, spread = 0, daysAgo = 0] = row.cells.slice(
    NUMBERS * column,
    NUMBERS * column + NUMBERS,
  );
  if (level === 0) return null;
  const reach = RANGE_WIDTH * spread;
  return {
    level: LEVEL_ORDER[level] ?? 'learning',
    mastery,
    low: Math.max(0, Math.round(mastery - reach)),
    high: Math.min(100, Math.round(mastery + reach)),
    isUnsure: spread > UNSURE_ABOVE,
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
