// Decides which questions a test asks, from a pool, what was seen, and a seed.
// The same input gives the same form. Refuses to know answers and keys.
import { abilityWhere, informationAt, type Item } from '@/core/mastery/item';
import { randomFrom, shuffled, type Random } from '@/core/random';
import { DIFFICULTIES, type Difficulty } from '@/core/questions/question';
import { TEST_SIZES } from './judge';
import type { TestKind } from './test';

/** What a learner has met of one question. */
export interface Seen {
  question: string;
  /** Local day on which it was answered last, in any context. */
  day: number;
}

export interface AssembleInput {
  /** `track/pattern` */
  pattern: string;
  /** Questions of the pool that may be tested. */
  items: readonly Item[];
  seen: readonly Seen[];
  seed: string;
  /** Local day. */
  today: number;
  kind: TestKind;
}

export type Assembled = { ok: true; questions: string[] } | { ok: false; missing: string };

const FORMS: Readonly<Record<TestKind, Readonly<Record<Difficulty, number>>>> = {
  full: { easy: 2, medium: 4, hard: 4 },
  check: { easy: 0, medium: 1, hard: 2 },
};
/** A pool below this has no test, nor a check. */
export const SMALLEST_POOL = 10;
const RECENT_DAYS = 14;
/** Where a level's places go when it has too few questions. */
const NEIGHBOURS: Readonly<Record<Difficulty, readonly Difficulty[]>> = {
  easy: ['medium', 'hard'],
  medium: ['hard', 'easy'],
  hard: ['medium', 'easy'],
};

/** A question of the pool with what decides its turn. */
interface Candidate {
  item: Item;
  /** 0 not seen, 1 seen more than 14 days ago, 2 seen since. */
  freshness: number;
  /** Information at the cut, times 0.85 to 1.15, so that no few questions are used up. */
  worth: number;
}

function candidatesFrom(input: Omit<AssembleInput, 'pattern' | 'kind'>, at: number): Candidate[] {
  const random = randomFrom(`${input.seed}:worth`);
  const days = new Map<string, number>();
  for (const { question, day } of input.seen) {
    days.set(question, Math.max(day, days.get(question) ?? day));
  }
  // In order of id, so that a pool read in another order gives the same form.
  return [...input.items]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map((item) => {
      const day = days.get(item.id);
      const freshness = day === undefined ? 0 : input.today - day > RECENT_DAYS ? 1 : 2;
      const worth = informationAt(item, at) * (0.85 + 0.3 * random());
      return { item, freshness, worth };
    });
}

/** Moves places from levels with too few questions to their neighbours. */
function placesIn(pool: readonly Candidate[], kind: TestKind): Record<Difficulty, number> {
  const room = { easy: 0, medium: 0, hard: 0 };
  for (const { item } of pool) room[item.difficulty] += 1;
  const places = { ...FORMS[kind] };
  for (const level of DIFFICULTIES) {
    for (const neighbour of NEIGHBOURS[level]) {
      const short = places[level] - room[level];
      if (short <= 0) break;
      const moved = Math.min(short, Math.max(0, room[neighbour] - places[neighbour]));
      places[level] -= moved;
      places[neighbour] += moved;
    }
  }
  return places;
}

/** Not seen lately, then a new skill, then never seen, then most information. */
function better(one: Candidate, other: Candidate, used: ReadonlyMap<string, number>): boolean {
  const recent = Number(one.freshness === 2) - Number(other.freshness === 2);
  if (recent !== 0) return recent < 0;
  const skill = (used.get(one.item.skill) ?? 0) - (used.get(other.item.skill) ?? 0);
  if (skill !== 0) return skill < 0;
  if (one.freshness !== other.freshness) return one.freshness < other.freshness;
  return one.worth > other.worth;
}

/** The level with the fewest skills to spare chooses first, so that the others can avoid its skills. */
function choosingOrder(
  pool: readonly Candidate[],
  places: Readonly<Record<Difficulty, number>>,
): Difficulty[] {
  const spare = (level: Difficulty) =>
    new Set(pool.filter(({ item }) => item.difficulty === level).map(({ item }) => item.skill))
      .size - places[level];
  return [...DIFFICULTIES].sort((one, other) => spare(one) - spare(other));
}

function chooseFrom(pool: readonly Candidate[], places: Record<Difficulty, number>): Item[] {
  const used = new Map<string, number>();
  const chosen: Item[] = [];
  for (const level of choosingOrder(pool, places)) {
    const left = new Set(pool.filter(({ item }) => item.difficulty === level));
    for (let place = 0; place < places[level]; place += 1) {
      const best = [...left].reduce((one, other) => (better(other, one, used) ? other : one));
      left.delete(best);
      used.set(best.item.skill, (used.get(best.item.skill) ?? 0) + 1);
      chosen.push(best.item);
    }
  }
  return chosen;
}

/** An easy one first, to arrive; then the levels mixed, no two of one skill in a row if avoidable. */
function inOrder(items: readonly Item[], random: Random): Item[] {
  const left = shuffled(items, random);
  const first = left.findIndex((item) => item.difficulty === 'easy');
  const order = left.splice(Math.max(0, first), 1);
  while (left.length > 0) {
    const last = order[order.length - 1];
    const next = left.findIndex((item) => item.skill !== last?.skill);
    order.push(...left.splice(Math.max(0, next), 1));
  }
  return order;
}

function missingSentence(input: AssembleInput): string {
  const short = DIFFICULTIES.flatMap((level) => {
    const has = input.items.filter((item) => item.difficulty === level).length;
    const needs = FORMS.full[level];
    return has < needs ? [`needs ${needs} ${level} questions, has ${has}`] : [];
  });
  const detail = short.length > 0 ? ` (${short.join('; ')})` : '';
  return `Pattern "${input.pattern}" has ${input.items.length} questions; a test needs ${SMALLEST_POOL}${detail}.`;
}

/**
 * Ten questions (2 easy, 4 medium, 4 hard), or three for a check.
 *
 * @returns question ids in the order in which they are asked, or a sentence saying what is missing.
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function assembleTest(input: AssembleInput): Assembled {
  if (input.items.length < SMALLEST_POOL) return { ok: false, missing: missingSentence(input) };
  const pool = candidatesFrom(input, abilityWhere(input.items));
  const chosen = chooseFrom(pool, placesIn(pool, input.kind));
  const questions = inOrder(chosen, randomFrom(`${input.seed}:order`)).map((item) => item.id);
  return { ok: true, questions };
}

export interface FollowUpInput extends AssembleInput {
  /** Ids asked in this test so far. */
  asked: readonly string[];
  /** Ids among them whose solution the learner was shown; their siblings are not asked. */
  revealed: readonly string[];
  /** Belief that each skill is known, as judged so far; what is least certain is asked first. */
  known?: ReadonlyMap<string, number>;
}

export type FollowUp =
  { ok: true; question: string; left: number } | { ok: false; missing: string };

/** How much is open about a skill: 1 where it may as well be known as not, near 0 where it is certain. */
function uncertainty(known = 0.5): number {
  return 4 * known * (1 - known);
}

/**
 * The next question of an unsure test: the one with most information at the cut, since that is
 * what the verdict hangs on.
 *
 * @returns its id and how many may still follow after it, or a sentence saying why none does.
 */
export function assembleFollowUp(input: FollowUpInput): FollowUp {
  const allowed = TEST_SIZES[input.kind].most - input.asked.length;
  if (allowed <= 0)
    return { ok: false, missing: 'All follow-up questions of this test were asked.' };
  const skillOf = new Map(input.items.map((item) => [item.id, item.skill]));
  const shown = new Set(input.revealed.map((id) => skillOf.get(id)));
  const asked = new Set(input.asked);
  const items = input.items.filter((item) => !asked.has(item.id) && !shown.has(item.skill));
  if (items.length === 0) {
    return {
      ok: false,
      missing: `Every other question of "${input.pattern}" was asked or is close to one whose solution was shown.`,
    };
  }
  const used = new Map<string, number>();
  for (const id of input.asked) {
    const skill = skillOf.get(id);
    if (skill !== undefined) used.set(skill, (used.get(skill) ?? 0) + 1);
  }
  const seed = `${input.seed}:${input.asked.length}`;
  const pool = candidatesFrom({ ...input, items, seed }, abilityWhere(input.items)).map(
    (candidate) => ({
      ...candidate,
      worth: candidate.worth * uncertainty(input.known?.get(candidate.item.skill)),
    }),
  );
  const best = pool.reduce((one, other) => (better(other, one, used) ? other : one));
  return { ok: true, question: best.item.id, left: Math.min(allowed, items.length) - 1 };
}
