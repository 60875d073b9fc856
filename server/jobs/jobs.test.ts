import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { GRID } from '@/core/mastery/ability';
import { DEFAULT_PARAMETERS, modelOf } from '@/core/memory/parameters';
import { recallAfter } from '@/core/memory/schedule';
import { randomFrom, type Random } from '@/core/random';
import { DAY_MS } from '@/core/time';
import { publishTestContent } from '@/server/content/testing/library';
import { database, pool } from '@/server/database/client';
import { dueJobs, JOBS, runJobs } from '@/server/jobs/run-jobs';
import { parametersFor, questionNumbers } from '@/server/mastery/parameters';
import { refreshParameters } from '@/server/mastery/refresh-parameters';

const NOW = new Date('2026-11-21T12:00:00Z');
const now = () => NOW;
const FIRST_DAY = 20_000;
const QUESTIONS = 8;

/** Memories that grow by much less with each answer, so that the usual weights promise too much for ever. */
const TRUE_WEIGHTS = DEFAULT_PARAMETERS.weights.map((weight, at) =>
  at === 8 ? weight - 1.4 : weight,
);

const normal = (random: Random) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

interface AnswerSeed {
  userId: string;
  question: number;
  track: string;
  day: number;
  grade: number;
  firstTry: boolean;
  option: string;
  correct: boolean;
  elapsedMs: number;
}

function rowOf(answer: AnswerSeed) {
  const pattern = `${answer.track}/pattern`;
  const at = new Date(answer.day * DAY_MS + 43_200_000);
  return {
    userId: answer.userId,
    id: randomUUID(),
    requestHash: '',
    question: `${pattern}/q${answer.question}`,
    version: 'v',
    pattern,
    skill: `${pattern}#s${answer.question}`,
    kind: 'single',
    difficulty: 'medium',
    rev: 1,
    context: 'practice' as const,
    shown: ['a', 'b', 'c', 'd'],
    response: { option: answer.option },
    correct: answer.correct,
    score: answer.correct ? 1 : 0,
    elapsedMs: answer.elapsedMs,
    answeredAt: at,
    receivedAt: at,
    timeZone: 'UTC',
    localDay: answer.day,
    firstTry: answer.firstTry,
    grade: answer.grade,
    known: 0.9,
    recallBefore: 0.5,
    guessRate: 0.25,
    medianMs: 30_000,
    pace: 1,
    parameterVersion: 'fsrs-6-default',
    outcome: {},
  };
}

/** A learner who answers each question once, and then again and again on later days. */
function answersOf(userId: string, track: string, repeats: number, random: Random): AnswerSeed[] {
  const { algorithm } = modelOf({ version: 'true', weights: TRUE_WEIGHTS });
  const ability = 0.5 + 1.2 * normal(random);
  return Array.from({ length: QUESTIONS }).flatMap((_, question) => {
    const knows = random() < 1 / (1 + Math.exp(-1.2 * ability));
    // The key of question 0 is wrong: those who know choose "b".
    const option = knows ? (question === 0 ? 'b' : 'a') : ('abcd'[Math.floor(random() * 4)] ?? 'a');
    const first = { userId, question, track, option, correct: option === 'a', elapsedMs: 12_000 };
    let [day, state] = [FIRST_DAY, algorithm.next_state(null, 0, first.correct ? 3 : 1)];
    const later = Array.from({ length: repeats }, () => {
      // Long enough that much is forgotten: what is always known teaches a fit nothing.
      const elapsed = 1 + Math.floor(random() * 24);
      const right = random() < recallAfter(state.stability, elapsed, 0);
      day += elapsed;
      state = algorithm.next_state(state, elapsed, right ? 3 : 1);
      return { ...first, correct: right, day, grade: right ? 3 : 1, firstTry: false };
    });
    return [{ ...first, day: FIRST_DAY, grade: first.correct ? 3 : 1, firstTry: true }, ...later];
  });
}

async function makeLearners(
  track: string,
  count: number,
  repeats: number,
  demo = false,
): Promise<void> {
  const random = randomFrom(`${track}:${count}`);
  for (let learner = 0; learner < count; learner += 1) {
    // The same each time: a fit reads learners in the order of their ids.
    const userId = `00000000-0000-4000-${demo ? 'a' : track === 'big' ? '8' : '9'}000-${String(learner).padStart(12, '0')}`;
    const answers = answersOf(userId, track, repeats, random);
    const firsts = answers.filter(({ firstTry }) => firstTry);
    const right = firsts.filter(({ correct, question }) => correct !== (question === 0)).length;
    await database().user.create({ data: { id: userId, role: 'student', demo, lastSeenAt: NOW } });
    await database().mastery.create({
      data: {
        userId,
        track,
        pattern: `${track}/pattern`,
        priorMean: 0.5,
        priorDeviation: 1.2,
        evidence: GRID.map(() => 0),
        abilityMean: (right / QUESTIONS - 0.5) * 3,
        abilityDeviation: 0.6,
        mastery: 0.5,
        variance: 0.01,
        strength: 0.2,
        level: 'getting-there',
        answers: 20,
        computedAt: NOW,
      },
    });
    await database().answer.createMany({ data: answers.map(rowOf) });
  }
}

async function guest(daysAgo: number): Promise<string> {
  const id = randomUUID();
  await database().user.create({
    data: { id, role: 'guest', lastSeenAt: new Date(NOW.getTime() - daysAgo * DAY_MS) },
  });
  return id;
}

describe('the jobs of the night', () => {
  let guests: Record<'fresh' | 'empty' | 'silent' | 'busy', string>;

  beforeAll(async () => {
    await publishTestContent();
    await makeLearners('big', 60, 12);
    await makeLearners('small', 4, 3);
    guests = {
      fresh: await guest(29),
      empty: await guest(31),
      silent: await guest(401),
      busy: await guest(300),
    };
    for (const userId of [guests.silent, guests.busy]) {
      const seed = answersOf(userId, 'small', 0, randomFrom(userId))[0] as AnswerSeed;
      await database().answer.create({ data: rowOf(seed) });
    }
  });

  it('runs once, and what has run is not due again until the next night', async () => {
    expect(await dueJobs(NOW)).toHaveLength(JOBS.length);
    const both = await Promise.all([runJobs(now), runJobs(now)]);
    // The second either found the lock taken or, after it, nothing due.
    expect(both.flatMap((reports) => reports ?? []).map(({ job }) => job)).toEqual(
      JOBS.map(({ name }) => name),
    );
    expect(both.flatMap((reports) => reports ?? []).filter((one) => !one.succeeded)).toEqual([]);
    expect(await dueJobs(NOW)).toEqual([]);
    expect(await runJobs(now)).toEqual([]);
    expect(await dueJobs(new Date(NOW.getTime() + DAY_MS))).toHaveLength(JOBS.length);
    expect(await database().jobRun.count({ where: { succeeded: true } })).toBe(JOBS.length);
  });

  it('takes a question with a wrong key out of tests, and leaves the others in', async () => {
    const rows = await database().itemStatistics.findMany({ where: { pattern: 'big/pattern' } });
    expect(rows).toHaveLength(QUESTIONS);
    const out = rows.filter(({ outOfTestsSince }) => outOfTestsSince !== null);
    expect(out.map(({ question }) => question)).toEqual(['big/pattern/q0']);
    expect(out[0]).toMatchObject({ miskeyed: true, answers: 60 });
    const sound = rows.find(({ question }) => question === 'big/pattern/q1');
    expect(sound?.medianMs).toBe(12_000);
    expect(Object.keys(sound?.options as object).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('accepts memory parameters of a large track that foretell its newest answers better', async () => {
    const row = await database().trackParameters.findUniqueOrThrow({ where: { track: 'big' } });
    expect(row).toMatchObject({ learners: 60 });
    expect(row.spacedAnswers).toBeGreaterThanOrEqual(5_000);
    expect(row.weights).toHaveLength(21);
    expect(row.logLossAfter).toBeLessThan(row.logLossBefore ?? 0);
    const kept = await database().parameterSet.findUniqueOrThrow({
      where: { version: row.version },
    });
    expect(kept.weights).toEqual(row.weights);
    const targets = Object.values(row.retention as Record<string, number>);
    expect(targets).toHaveLength(4);
    for (const target of targets) expect(target).toBeGreaterThanOrEqual(0.7);
    for (const target of targets) expect(target).toBeLessThanOrEqual(0.9);
  });

  it('leaves a small track with the usual parameters', async () => {
    const row = await database().trackParameters.findUnique({ where: { track: 'small' } });
    expect(row?.weights ?? []).toEqual([]);
  });

  it('lets what was learned hold at once where parameters are read again', async () => {
    expect(parametersFor({ userId: randomUUID(), track: 'big' }).parameters).toEqual(
      DEFAULT_PARAMETERS,
    );
    await refreshParameters();
    const holding = parametersFor({ userId: randomUUID(), track: 'big' });
    expect(holding.parameters.weights).not.toEqual(DEFAULT_PARAMETERS.weights);
    expect(holding.cohort.mean).not.toBe(0.5);
    expect(questionNumbers('big/pattern/q0', 1)?.outOfTests).toBe(true);
    expect(questionNumbers('big/pattern/q0', 2)).toBeUndefined();
    expect(parametersFor({ userId: randomUUID(), track: 'none' }).retention).toBe(0.85);
  });

  it('forgets empty guests after 30 days and silent ones after 400, and nobody else', async () => {
    const left = await database().user.findMany({
      where: { role: 'guest' },
      select: { id: true },
    });
    expect(left.map(({ id }) => id).sort()).toEqual([guests.fresh, guests.busy].sort());
    expect(await database().user.count({ where: { role: 'student' } })).toBe(64);
  });

  it('learns the same where a demo class lives beside the learners', async () => {
    const learned = async () => ({
      tracks: await database().trackParameters.findMany({ omit: { version: true } }),
      questions: await database().itemStatistics.findMany({
        orderBy: [{ question: 'asc' }, { rev: 'asc' }],
      }),
    });
    const names = ['item-statistics', 'track-memory', 'track-ability', 'learner-memory'];
    await runJobs(now, names);
    const before = await learned();
    await makeLearners('big', 12, 12, true);
    await database().answer.updateMany({
      where: { user: { demo: true } },
      data: { elapsedMs: 150_000 },
    });
    const reports = await runJobs(now, names);
    expect(reports?.map(({ succeeded }) => succeeded)).toEqual(names.map(() => true));
    expect(await learned()).toEqual(before);
  });

  it('gives way to a process that runs them', async () => {
    const other = await pool().connect();
    try {
      await other.query('SELECT pg_advisory_lock(7403511)');
      expect(await runJobs(now, ['guests'])).toBeNull();
    } finally {
      await other.query('SELECT pg_advisory_unlock(7403511)');
      other.release();
    }
    expect(await runJobs(now, ['guests'])).toHaveLength(1);
  });

  it('keeps what went wrong, and goes on with the others', async () => {
    await pool().query('ALTER TABLE "ItemStatistics" RENAME TO away');
    try {
      const reports = await runJobs(now, ['item-statistics', 'guests']);
      expect(reports?.map(({ succeeded }) => succeeded)).toEqual([false, true]);
    } finally {
      await pool().query('ALTER TABLE away RENAME TO "ItemStatistics"');
    }
    const failed = await database().jobRun.findFirst({ where: { succeeded: false } });
    expect(failed).toMatchObject({ job: 'item-statistics' });
    expect(failed?.said).toBeTruthy();
  });
});
