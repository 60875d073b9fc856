// Decides in which order the questions of a pattern are practised: skills mixed, weak ones first.
// Refuses to know what is due across patterns, and the questions' texts.
import type { Item } from '@/core/mastery/item';
import { DIFFICULTIES } from '@/core/questions/question';
import { randomFrom, type Random } from '@/core/random';
import type { MemoryCard } from './card';
import type { MemoryParameters } from './parameters';
import { recallOf } from './schedule';

/** What a learner has met of one question. */
export interface Met {
  question: string;
  /** Local day on which it was answered last, in any context. */
  day: number;
}

export interface PracticeInput {
  /** Questions to choose from: a pattern's pool, or one level of it. */
  items: readonly Item[];
  cards: ReadonlyMap<string, MemoryCard>;
  seen: readonly Met[];
  seed: string;
  /** Local day. */
  day: number;
  /** The learner's β. */
  offset: number;
  /** Those that hold for the learner in the track; FSRS-6's own when not given. */
  parameters?: MemoryParameters;
  /** At most so many questions. */
  limit: number;
}

/** Between a skill that was missed (0.1) and one that was known but is fading. */
const UNSEEN_STRENGTH = 0.3;
/** After so many missed skills one unseen skill gets in, so that missing much never bars the rest. */
const MISSED_BEFORE_UNSEEN = 2;
/** Skills of nearly equal strength change places from seed to seed. */
const JITTER = 0.05;

/** Siblings in their turn: never seen (easy first), then the one seen longest ago. */
function inTurn(siblings: readonly Item[], days: ReadonlyMap<string, number>, random: Random) {
  return siblings
    .map((item) => ({ item, day: days.get(item.id) ?? -Infinity, draw: random() }))
    .sort(
      (one, other) =>
        (one.day === other.day ? 0 : one.day - other.day) ||
        DIFFICULTIES.indexOf(one.item.difficulty) - DIFFICULTIES.indexOf(other.item.difficulty) ||
        one.draw - other.draw,
    )
    .map(({ item }) => item);
}

/** Weakest first, but for the unseen skills that get in between the missed ones. */
function weave<Queue extends { order: number; unseen: boolean }>(
  queues: readonly Queue[],
): Queue[] {
  const sorted = [...queues].sort((one, other) => one.order - other.order);
  const unseen = sorted.filter((queue) => queue.unseen);
  const met = sorted.filter((queue) => !queue.unseen);
  const woven: Queue[] = [];
  let missedInRow = 0;
  while (met.length > 0 || unseen.length > 0) {
    const next = met[0];
    const isMissed = next !== undefined && next.order < UNSEEN_STRENGTH;
    const takesMet =
      next !== undefined &&
      (unseen.length === 0 || (isMissed && missedInRow < MISSED_BEFORE_UNSEEN));
    missedInRow = takesMet ? missedInRow + 1 : 0;
    woven.push(...(takesMet ? met : unseen).splice(0, 1));
  }
  return woven;
}

/**
 * The order of practice: round after round one question of each skill, weak and unseen skills
 * first (two missed ones, then an unseen one), so that two of one skill follow each other only when no other skill is left.
 *
 * @returns question ids, at most `limit`; the same for the same input.
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function practiceOrder(input: PracticeInput): string[] {
  const random = randomFrom(input.seed);
  const days = new Map<string, number>();
  for (const { question, day } of input.seen) {
    days.set(question, Math.max(day, days.get(question) ?? day));
  }
  const skills = new Map<string, Item[]>();
  for (const item of [...input.items].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    skills.set(item.skill, [...(skills.get(item.skill) ?? []), item]);
  }
  const queues = weave(
    [...skills].map(([skill, siblings]) => {
      const card = input.cards.get(skill);
      const strength = card
        ? recallOf(card, input.day, input.offset, input.parameters) * card.known
        : UNSEEN_STRENGTH;
      return {
        order: strength + JITTER * (random() - 0.5),
        unseen: card === undefined,
        left: inTurn(siblings, days, random),
      };
    }),
  );
  const order: string[] = [];
  while (order.length < input.limit) {
    const round = queues.flatMap((queue) => queue.left.shift()?.id ?? []);
    if (round.length === 0) break;
    order.push(...round);
  }
  return order.slice(0, input.limit);
}
