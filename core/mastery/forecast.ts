// Decides what the coming days ask for: how many reviews, and which strong patterns fade when.
// Plays the learner's own cards forward as the plan has it; memory/workload.ts asks another question.
// Refuses to know new material, which nobody has planned yet.
import type { MemoryCard } from '@/core/memory/card';
import type { MemoryParameters } from '@/core/memory/parameters';
import { KNOWN_AFTER_MISS } from '@/core/memory/rating';
import { recallOf, reviewCard } from '@/core/memory/schedule';
import { EVERY_DAY, isPracticeDay } from '@/core/plan/practice-days';
import { randomFrom, type Random } from '@/core/random';

/** A card with what moves it. */
export interface ForecastCard {
  card: MemoryCard;
  /** Target retention, 0.70 to 0.95. */
  retention: number;
  parameters?: MemoryParameters;
}

export interface ForecastInput {
  cards: readonly ForecastCard[];
  /** Local day that counts as the first. */
  today: number;
  /** How many days to look ahead, today included. */
  days: number;
  /** The learner's β. */
  offset: number;
  /** Most reviews on one day; what is over waits for the next. Null: all that is due. */
  perDay: number | null;
  /** Days of practice, bit 0 Monday: on others nothing is reviewed. Every day when not given. */
  practiceDays?: number;
  /** Same input, same forecast. */
  seed: string;
}

export interface ForecastDay {
  /** Local day. */
  day: number;
  /** Expected number of reviews, 0 or more; a mean, so not whole. */
  reviews: number;
}

/** About so many cards are played forward in all, however many the learner has. */
const PLAYED = 6_000;
const FEWEST_RUNS = 4;
const MOST_RUNS = 40;

/**
 * Expected reviews of each day: every review succeeds with its predicted recall R', then the card
 * moves as an answer would move it (good, or again), and falls due on its own day. A mean over
 * several plays; reviews wait where a day holds no more, and over days without practice. So this is
 * what will be done, by the minutes and days of the plan; `workloadOf` tells what a target would
 * cost if nothing ever waited.
 *
 * @returns `days` entries in order, from `today`.
 */
export function forecastReviews(input: ForecastInput): ForecastDay[] {
  const counts = Array.from({ length: input.days }, () => 0);
  const random = randomFrom(input.seed);
  const runs = Math.floor(PLAYED / Math.max(1, input.cards.length));
  const plays = Math.min(MOST_RUNS, Math.max(FEWEST_RUNS, runs));
  for (let run = 0; run < plays; run += 1) play(input, random, counts);
  return counts.map((count, ahead) => ({ day: input.today + ahead, reviews: count / plays }));
}

/** Plays all cards once and adds each day's reviews. */
function play(input: ForecastInput, random: Random, counts: number[]): void {
  const { today, days, offset } = input;
  const due = Array.from({ length: days }, (): ForecastCard[] => []);
  for (const one of input.cards) due[Math.max(0, one.card.dueDay - today)]?.push(one);
  const load = new Map<number, number>();
  let waiting: ForecastCard[] = [];
  for (let ahead = 0; ahead < days; ahead += 1) {
    const day = today + ahead;
    // The order of the queue: what is held best comes first.
    const queue = [...waiting, ...(due[ahead] ?? [])];
    const rests = !isPracticeDay(input.practiceDays ?? EVERY_DAY, day);
    const most = rests ? 0 : (input.perDay ?? queue.length);
    if (queue.length > most) {
      const recall = (one: ForecastCard) => recallOf(one.card, day, offset, one.parameters);
      queue.sort((one, other) => recall(other) - recall(one));
    }
    waiting = queue.splice(most);
    counts[ahead] = (counts[ahead] ?? 0) + queue.length;
    for (const one of queue) {
      const moved = reviewed(one, day, input, random, load);
      load.set(moved.card.dueDay, (load.get(moved.card.dueDay) ?? 0) + 1);
      due[moved.card.dueDay - today]?.push(moved);
    }
  }
}

const KNOWN_AFTER_SUCCESS = 0.95;

function reviewed(
  { card, retention, parameters }: ForecastCard,
  day: number,
  { offset, practiceDays = EVERY_DAY }: ForecastInput,
  random: Random,
  load: ReadonlyMap<number, number>,
): ForecastCard {
  const succeeds = random() < recallOf(card, day, offset, parameters);
  const next = reviewCard(card, {
    grade: succeeds ? 3 : 1,
    known: succeeds ? KNOWN_AFTER_SUCCESS : KNOWN_AFTER_MISS,
    // A moment of no day in particular: only days are played.
    at: card.lastAnsweredAt,
    day,
    offset,
    retention,
    load,
    practiceDays,
    ...(parameters && { parameters }),
  });
  return { card: next, retention, ...(parameters && { parameters }) };
}

export interface Fading {
  /** Local day on which P falls below 0.60 without practice. */
  day: number;
  /** `track/pattern`, in the order given. */
  patterns: string[];
}

/**
 * Which strong patterns fade when, if nothing is practised.
 *
 * @param strong those that are strong or lasting now, with the day until which that holds.
 * @returns by day, soonest first, up to `days` ahead of today.
 */
export function fadingWithin(
  strong: readonly { pattern: string; untilDay: number }[],
  today: number,
  days: number,
): Fading[] {
  const byDay = new Map<number, string[]>();
  for (const { pattern, untilDay } of strong) {
    if (untilDay <= today || untilDay > today + days) continue;
    byDay.set(untilDay, [...(byDay.get(untilDay) ?? []), pattern]);
  }
  return [...byDay]
    .map(([day, patterns]) => ({ day, patterns }))
    .sort((one, other) => one.day - other.day);
}
