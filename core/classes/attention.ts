// Decides what a teacher is told first of a class: at most six facts, the most pressing first.
// Facts and numbers only; the sentences are components/classes/page's.
import { cellStrength, HELD_ABOVE, type ClassMastery, type ClassStudent } from './class-mastery';

export const MOST_SENTENCES = 6;
/** Of one kind, so that the list says different things. */
const MOST_OF_A_KIND = 2;
const WEEK = 7;
export const IDLE_DAYS = 10;
/** Who joined less than so many days ago is not missed yet. */
const SETTLING_DAYS = 3;
/** A sentence about a pattern needs this share of the class to have begun it, and three students. */
const BEGUN_SHARE = 0.3;
const FEWEST = 3;
const WEAK_BELOW = 0.6;
const READY_FROM = 0.8;
const BELIEVED_SHARE = 0.2;
const NAMES_TOLD = 3;

export type Attention =
  /** So many of those who begun it will have less than 70 % of it in so many days. */
  | { kind: 'fading'; pattern: string; title: string; count: number; of: number; days: number }
  /** So many have answered nothing for so many days; the longest away first. */
  | { kind: 'idle'; count: number; of: number; days: number; names: string[] }
  /** So many have never answered anything. */
  | { kind: 'absent'; count: number; of: number; names: string[] }
  /** About so many of those who began it are strong. */
  | { kind: 'weak' | 'ready'; pattern: string; title: string; strong: number; of: number }
  /** So many of those whom a question could catch with it lately were caught, and believe it still. */
  | { kind: 'believed'; pattern: string; slug: string; count: number; of: number };

export interface BelievedBy {
  pattern: string;
  slug: string;
  count: number;
  of: number;
}

/** How pressing a student counts in each kind. */
const WEIGHT: Record<Attention['kind'], number> = {
  fading: 3,
  believed: 0.9,
  idle: 1.2,
  absent: 0.7,
  weak: 0.5,
  ready: 0.1,
};

export function attentionOf(mastery: ClassMastery, believed: readonly BelievedBy[]): Attention[] {
  const all = [
    ...mastery.columns.flatMap((_, at) => ofPattern(mastery, at)),
    ...idle(mastery.students),
    ...absent(mastery.students),
    ...beliefs(believed),
  ];
  const kinds = new Map<Attention['kind'], number>();
  return all
    .map((fact) => ({ fact, weight: weightOf(fact) }))
    .sort((one, other) => other.weight - one.weight)
    .filter(({ fact: { kind } }) => {
      const told = (kinds.get(kind) ?? 0) + 1;
      kinds.set(kind, told);
      return told <= (kind === 'ready' ? 1 : MOST_OF_A_KIND);
    })
    .slice(0, MOST_SENTENCES)
    .map(({ fact }) => fact);
}

function weightOf(fact: Attention): number {
  const concerned =
    'count' in fact ? fact.count : fact.kind === 'weak' ? fact.of - fact.strong : fact.strong;
  return WEIGHT[fact.kind] * concerned;
}

function ofPattern({ columns, students }: ClassMastery, at: number): Attention[] {
  const column = columns[at];
  const cells = students.flatMap((student) => student.cells[at] ?? []);
  if (!column || cells.length < Math.max(FEWEST, BEGUN_SHARE * students.length)) return [];
  const { id: pattern, title } = column;
  const of = cells.length;
  const facts: Attention[] = [];
  const falls = cells.flatMap(({ mastery: [now, week] }) => fallDay(now, week) ?? []);
  if (falls.length >= 2) facts.push({ kind: 'fading', pattern, title, of, ...most(falls) });
  const sum = cells.reduce((total, cell) => total + cellStrength(cell, 0), 0);
  const strong = Math.round(sum);
  if (sum < WEAK_BELOW * of) facts.push({ kind: 'weak', pattern, title, strong, of });
  if (sum >= READY_FROM * of) facts.push({ kind: 'ready', pattern, title, strong, of });
  return facts;
}

/**
 * The day, 1 to 7, on which M falls below 70 %; null where it does not within the week or is there
 * already. Forgetting slows down, so M lies below the straight line between today and the week's
 * end: whoever has fallen on this line has fallen.
 */
function fallDay(now: number, week: number): number | null {
  if (now < HELD_ABOVE || week >= HELD_ABOVE) return null;
  return Math.max(1, Math.ceil((WEEK * (now - HELD_ABOVE)) / (now - week)));
}

/** The first day by which most of them have fallen, and how many have. */
function most(falls: readonly number[]): { count: number; days: number } {
  for (let days = 2; days < WEEK; days += 1) {
    const count = falls.filter((day) => day <= days).length;
    if (count >= 0.75 * falls.length) return { count, days };
  }
  return { count: falls.length, days: WEEK };
}

function idle(students: readonly ClassStudent[]): Attention[] {
  const away = students
    .filter(({ daysAgo }) => daysAgo !== null && daysAgo >= IDLE_DAYS)
    .sort((one, other) => (other.daysAgo ?? 0) - (one.daysAgo ?? 0));
  if (away.length === 0) return [];
  return [
    {
      kind: 'idle',
      count: away.length,
      of: students.length,
      days: IDLE_DAYS,
      names: away.slice(0, NAMES_TOLD).map(({ shownAs }) => shownAs),
    },
  ];
}

function absent(students: readonly ClassStudent[]): Attention[] {
  const never = students.filter(
    ({ daysAgo, joinedDaysAgo }) => daysAgo === null && joinedDaysAgo >= SETTLING_DAYS,
  );
  if (never.length === 0) return [];
  return [
    {
      kind: 'absent',
      count: never.length,
      of: students.length,
      names: never.slice(0, NAMES_TOLD).map(({ shownAs }) => shownAs),
    },
  ];
}

function beliefs(believed: readonly BelievedBy[]): Attention[] {
  return believed
    .filter(({ count, of }) => count >= 2 && count >= BELIEVED_SHARE * of)
    .map(({ pattern, slug, count, of }) => ({ kind: 'believed', pattern, slug, count, of }));
}
