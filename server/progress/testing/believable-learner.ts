// Plays a learner who comes back for weeks, through the same functions that weigh real answers. For
// tests; knows no clock, no content and no database.
import { applyAnswer, masteryView, type ApplyContext } from '@/core/memory/apply-answer';
import { applyTest } from '@/core/memory/apply-test';
import { NEW_LEARNER, paceOf } from '@/core/memory/learner';
import { DEFAULT_ROLLOVER_HOUR } from '@/core/plan/plan';
import { randomFrom, shuffled } from '@/core/random';
import { judgeTest } from '@/core/tests/judge';
import { testPrior } from '@/core/tests/prior';
import { DAY_MS, localDay } from '@/core/time';
import { responseTo } from '@/server/progress/testing/believable-answer';
import type {
  Life,
  PlayedLearner,
  PlayedPattern,
  PlayInput,
  Turn,
} from '@/server/progress/testing/played-life';
import { answerRow, finished, uuidOf } from '@/server/progress/testing/played-rows';

const NEW_A_DAY = 8;

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
