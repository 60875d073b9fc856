// Plays a learner who comes back for weeks, through the same functions that weigh real answers, and
// keeps what that leaves: answers, cards, mastery, tests. For tests; knows no clock and no content.
import { createHash } from 'node:crypto';
import type { Item } from '@/core/mastery/item';
import type { MasteryState } from '@/core/mastery/state';
import { applyAnswer, masteryView, type ApplyContext } from '@/core/memory/apply-answer';
import { applyTest } from '@/core/memory/apply-test';
import type { MemoryCard } from '@/core/memory/card';
import { NEW_LEARNER, paceOf, type LearnerNumbers } from '@/core/memory/learner';
import { recallOf } from '@/core/memory/schedule';
import type { Confidence } from '@/core/questions/answer';
import { randomFrom, shuffled, type Random } from '@/core/random';
import { judgeTest } from '@/core/tests/judge';
import { testPrior } from '@/core/tests/prior';
import { DEFAULT_ROLLOVER_HOUR } from '@/core/plan/plan';
import { localDay } from '@/core/time';

export interface PlayedPattern {
  /** `track/pattern` */
  id: string;
  items: readonly Item[];
  /** Slugs that a miss may give away. */
  misconceptions?: readonly string[];
  /** Added to the chance of knowing, about −0.3 to 0.2. */
  talent?: number;
  /** So many of the newest days pass without it. */
  restedDays?: number;
}

export interface PlayInput {
  userId: string;
  patterns: readonly PlayedPattern[];
  /** Days of practice end the day before. */
  now: Date;
  days: number;
  /** About so many in all. */
  answers: number;
  seed: string;
  timeZone?: string;
}

type Row = Record<string, unknown>;
export interface PlayedLearner {
  learner: LearnerNumbers;
  Answer: Row[];
  Card: Row[];
  Mastery: Row[];
  Test: Row[];
}

const DAY_MS = 86_400_000;
const MEDIAN_MS = 22_000;
const NEW_A_DAY = 8;

interface Life extends PlayInput {
  random: Random;
  zone: string;
  learner: LearnerNumbers;
  cards: Map<string, MemoryCard>;
  mastery: Map<string, MasteryState>;
  tried: Set<string>;
  out: PlayedLearner;
}

/** Same input, same life. */
export function playLearner(input: PlayInput): PlayedLearner {
  const life: Life = {
    ...input,
    random: randomFrom(input.seed),
    zone: input.timeZone ?? 'Europe/Paris',
    learner: NEW_LEARNER,
    cards: new Map(),
    mastery: new Map(),
    tried: new Set(),
    out: { learner: NEW_LEARNER, Answer: [], Card: [], Mastery: [], Test: [] },
  };
  const perDay = Math.ceil(input.answers / (input.days * 0.86));
  for (let ago = input.days; ago >= 1; ago -= 1) {
    // Nobody practises every day; the first and the last day are there.
    if (ago < input.days && ago > 1 && life.random() < 0.14) continue;
    const left = input.answers - life.out.Answer.length;
    const wanted = ago === 1 ? left : Math.round(perDay * (0.5 + life.random()));
    practise(life, ago, Math.min(left, wanted));
  }
  return finished(life);
}

function practise(life: Life, ago: number, wanted: number): void {
  const from = life.now.getTime() - ago * DAY_MS;
  let at = from;
  const day = localDay(new Date(from), life.zone, DEFAULT_ROLLOVER_HOUR);
  const awake = life.patterns.filter(({ restedDays = 0 }) => ago > restedDays);
  for (const pattern of queueOf(life, awake, day, wanted)) {
    at += 5_000 + answerOnce(life, pattern, new Date(at));
  }
  for (const pattern of awake) {
    if (!isReadyForTest(life, pattern) || life.random() > 0.25) continue;
    takeTest(life, pattern, new Date((at += 60_000)));
  }
}

type Turn = PlayedPattern & { item: Item };

/** Due skills, then some new ones, then whatever is left, so that the day is full. */
function queueOf(
  life: Life,
  patterns: readonly PlayedPattern[],
  day: number,
  wanted: number,
): Turn[] {
  const all = patterns.flatMap((pattern) =>
    pattern.items.map((item): Turn => ({ ...pattern, item })),
  );
  const due: Turn[] = [];
  const fresh: Turn[] = [];
  const rest: Turn[] = [];
  for (const turn of all) {
    const card = life.cards.get(turn.item.skill);
    if (!card) fresh.push(turn);
    else if (card.dueDay <= day) due.push(turn);
    else rest.push(turn);
  }
  const mixed = shuffled([...due, ...fresh.slice(0, NEW_A_DAY)], life.random);
  const more = shuffled(rest, life.random);
  return [...mixed, ...more, ...more].slice(0, wanted);
}

/** @returns how long it took, in ms */
function answerOnce(life: Life, pattern: Turn, at: Date): number {
  const { item } = pattern;
  const said = responseTo(life, pattern, item, at);
  const context = contextOf(life, pattern);
  const state = {
    learner: life.learner,
    cards: life.cards,
    mastery: life.mastery.get(pattern.id) ?? null,
  };
  const applied = applyAnswer(state, { ...said, item, inPool: true }, context);
  life.learner = applied.learner;
  life.cards.set(item.skill, applied.card);
  life.mastery.set(pattern.id, applied.mastery);
  life.tried.add(item.id);
  life.out.Answer.push(answerRow(life, pattern, said, applied.used, applied.outcome, null));
  return said.elapsedMs;
}

function responseTo(life: Life, { talent = 0 }: PlayedPattern, item: Item, at: Date) {
  const { random } = life;
  const day = localDay(at, life.zone, DEFAULT_ROLLOVER_HOUR);
  const card = life.cards.get(item.skill) ?? null;
  const harder = { easy: 0.15, medium: 0, hard: -0.2 }[item.difficulty];
  const recall = card ? 0.15 + 0.85 * recallOf(card, day, 0.2) : 0.55;
  const knows = random() < Math.min(0.97, recall + talent + harder * (card ? 0.3 : 1));
  const correct = knows ? random() < 0.97 : random() < item.guessRate;
  const skipped = !knows && !correct && random() < 0.15;
  const elapsedMs = Math.round(
    MEDIAN_MS * Math.exp(0.45 * (random() * 2 - 1) + (knows ? -0.1 : 0.3)),
  );
  return {
    correct,
    skipped,
    confidence: skipped ? null : confidenceOf(knows, random),
    hintsUsed: 0,
    elapsedMs,
    medianMs: MEDIAN_MS,
    firstTry: !life.tried.has(item.id),
    answeredAt: at,
  };
}

function confidenceOf(knows: boolean, random: Random): Confidence | null {
  if (random() < 0.4) return null;
  const draw = random();
  if (knows) return draw < 0.75 ? 'sure' : 'unsure';
  return draw < 0.12 ? 'sure' : draw < 0.6 ? 'unsure' : 'guess';
}

function isReadyForTest(life: Life, { id, items }: PlayedPattern): boolean {
  const state = life.mastery.get(id);
  return (
    state !== undefined && items.length >= 10 && state.strength >= 0.5 && state.strength < 0.999
  );
}

function takeTest(life: Life, pattern: PlayedPattern, at: Date): void {
  const state = {
    learner: life.learner,
    cards: life.cards,
    mastery: life.mastery.get(pattern.id) ?? null,
  };
  const context = contextOf(life, pattern);
  const view = masteryView(state, context);
  const prior = testPrior({ kind: 'full', mastery: state.mastery, view, earlier: [], now: at });
  const asked = shuffled(pattern.items, life.random).slice(0, 10);
  const answers = asked.map((item) => ({
    ...responseTo(life, pattern, item, at),
    item,
    inPool: true,
  }));
  const responses = answers.map((one) => ({ ...one, score: one.correct ? 1 : 0 }));
  const judged = judgeTest({
    items: pattern.items,
    kind: 'full',
    prior,
    pace: paceOf(life.learner),
    responses,
  });
  const round = { judgement: judged, first: true, judgedAt: at };
  const applied = applyTest(state, answers, round, context);
  const id = uuidOf(`${life.userId} test ${pattern.id} ${at.getTime()}`);
  life.learner = applied.learner;
  for (const [skill, card] of applied.cards) life.cards.set(skill, card);
  life.mastery.set(pattern.id, applied.mastery);
  for (const [index, one] of answers.entries()) {
    const used = applied.used[index];
    const turn = { ...pattern, item: one.item };
    if (used)
      life.out.Answer.push(answerRow(life, turn, one, used, { mastery: applied.summary }, id));
    life.tried.add(one.item.id);
  }
  const { verdict, pStrong, score } = judged;
  life.out.Test.push({
    userId: life.userId,
    id,
    pattern: pattern.id,
    kind: 'full',
    state: 'closed',
    seed: id,
    startedAt: at,
    judgedAt: at,
    closedAt: at,
    verdict,
    pStrong,
    judgement: { score, asked: judged.asked, verdict },
  });
}

function contextOf(life: Life, { id, items }: PlayedPattern): ApplyContext {
  return {
    pattern: id,
    items,
    earlier: [],
    timeZone: life.zone,
    rolloverHour: DEFAULT_ROLLOVER_HOUR,
  };
}

function answerRow(
  life: Life,
  { id, item, misconceptions = [] }: Turn,
  said: ReturnType<typeof responseTo>,
  used: object,
  outcome: object,
  testId: string | null,
): Row {
  const { skipped, answeredAt, ...graded } = said;
  const place = life.out.Answer.length;
  const slug = misconceptions[Math.floor(life.random() * misconceptions.length * 2)];
  return {
    userId: life.userId,
    id: uuidOf(`${life.userId} answer ${place}`),
    requestHash: '',
    question: item.id,
    version: 'played',
    pattern: id,
    skill: item.skill,
    kind: 'single',
    difficulty: item.difficulty,
    rev: 1,
    context: testId === null ? 'practice' : 'test',
    testId,
    shown: [],
    response: skipped ? { skip: true } : { option: graded.correct ? 'right' : 'wrong' },
    ...graded,
    score: graded.correct ? 1 : 0,
    answeredAt,
    receivedAt: answeredAt,
    timeZone: life.zone,
    ...used,
    revision: place + 1,
    inPool: true,
    misconceptions: graded.correct || skipped || slug === undefined ? [] : [slug],
    outcome,
  };
}

function finished(life: Life): PlayedLearner {
  const { userId, out } = life;
  const patternOf = new Map(
    life.patterns.flatMap(({ id, items }) => items.map(({ skill }) => [skill, id] as const)),
  );
  out.learner = life.learner;
  out.Card = [...life.cards].map(([skill, card]) => ({
    userId,
    skill,
    pattern: patternOf.get(skill),
    ...card,
  }));
  out.Mastery = [...life.mastery].map(([pattern, state]) => ({
    userId,
    pattern,
    track: pattern.split('/', 1)[0],
    ...state,
  }));
  return out;
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export interface Statements {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** Keeps a played life for a learner whose account exists; what they had before is left alone. */
export async function plantLearner(database: Statements, input: PlayInput): Promise<PlayedLearner> {
  const played = playLearner(input);
  for (const table of ['Answer', 'Card', 'Mastery', 'Test'] as const) {
    const rows = played[table];
    const columns = Object.keys(rows[0] ?? {}).map((name) => `"${name}"`);
    if (columns.length === 0) continue;
    await database.query(
      `INSERT INTO "${table}" (${columns.join(', ')})
       SELECT ${columns.join(', ')} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows)],
    );
  }
  const { recallOffset, paceSum, paceCount } = played.learner;
  await database.query(
    `UPDATE "User" SET "recallOffset" = $2, "paceSum" = $3, "paceCount" = $4, "timeZone" = $5,
      revision = revision + $6 WHERE id = $1::uuid`,
    [
      input.userId,
      recallOffset,
      paceSum,
      paceCount,
      input.timeZone ?? 'Europe/Paris',
      played.Answer.length,
    ],
  );
  return played;
}
