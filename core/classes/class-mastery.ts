// Decides what a class page knows of each student and pattern: kept mastery, read on three days.
// Shapes and their readings only; the server brings the numbers.
import { levelLater, strengthOf } from '@/core/mastery/fade';
import { HORIZONS, type Horizon } from '@/core/mastery/overview';
import type { Level } from '@/core/mastery/progress';

/** Below this share of a pattern a teacher is told that it is being lost. */
export const HELD_ABOVE = 0.7;
/** √Var above which a number is too unsure to be shown as one: models of mastery, 5. */
const UNSURE_ABOVE = 0.12;
/** How far a range reaches to both sides, in √Var: four of five lie inside. */
const RANGE_WIDTH = 1.28;

/** One student's mastery of one pattern. */
export interface ClassCell {
  /** M today, in a week and in a month without practice. */
  mastery: readonly [number, number, number];
  /** √Var of each. */
  spread: readonly [number, number, number];
  /** When it was settled last. */
  level: Level;
  isStrong: boolean;
  wasStrong: boolean;
  /** Days since the last answer to it. */
  daysAgo: number;
}

export interface ClassStudent {
  userId: string;
  /** A name, or in a pseudonymous class a nickname. */
  shownAs: string;
  /** Days since they answered anything; null when never. */
  daysAgo: number | null;
  /** Days since they joined. */
  joinedDaysAgo: number;
  /** By column; null where nothing was answered. */
  cells: readonly (ClassCell | null)[];
}

export interface ClassColumn {
  /** `track/pattern` */
  id: string;
  title: string;
  track: string;
}

export interface ClassMastery {
  columns: readonly ClassColumn[];
  students: readonly ClassStudent[];
}

/** A cell as of a day. */
export interface CellReading {
  mastery: number;
  spread: number;
  /** P. */
  strength: number;
  level: Level;
}

export function readCell(cell: ClassCell, ahead: Horizon): CellReading {
  const at = HORIZONS.indexOf(ahead);
  const mastery = cell.mastery[at] ?? 0;
  const spread = cell.spread[at] ?? 0;
  const strength = strengthOf(mastery, spread);
  return { mastery, spread, strength, level: levelLater(cell, strength) };
}

/** P, without the rest. */
export function cellStrength(cell: ClassCell, ahead: Horizon): number {
  const at = HORIZONS.indexOf(ahead);
  return strengthOf(cell.mastery[at] ?? 0, cell.spread[at] ?? 0);
}

/** What a teacher is told of M, in whole percent. */
export interface ToldMastery {
  mastery: number;
  /** Where M lies in four of five cases, 0 to 100. */
  low: number;
  high: number;
  /** Too unsure to go by. */
  isUnsure: boolean;
}

/** Rounded last, so that the map and what is behind its cells never disagree. */
export function toldMastery({ mastery, spread }: CellReading): ToldMastery {
  const reach = RANGE_WIDTH * spread;
  return {
    mastery: percent(mastery),
    low: percent(Math.max(0, mastery - reach)),
    high: percent(Math.min(1, mastery + reach)),
    isUnsure: spread > UNSURE_ABOVE,
  };
}

const percent = (share: number) => Math.round(100 * share);
