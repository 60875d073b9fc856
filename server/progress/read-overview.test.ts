import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Pattern } from '@/core/content/library';
import type { Overview } from '@/core/mastery/overview';
import { bitsOf, isPracticeDay } from '@/core/plan/practice-days';
import { DAY_MS, localDay } from '@/core/time';
import { findViewer, type Viewer } from '@/server/accounts/viewer';
import { recordAnswer } from '@/server/answers/record-answer';
import { undoAnswer } from '@/server/answers/undo-answer';
import { publishContent } from '@/server/content/loaded';
import { PATTERN, publishTestContent, RIGHT, WRONG } from '@/server/content/testing/library';
import { database, pool } from '@/server/database/client';
import { readOverview } from '@/server/progress/read-overview';
import { plantLearner } from '@/server/progress/testing/plant-learner';
import type { PlayInput } from '@/server/progress/testing/played-life';
import { itemsOf } from '@/server/questions/pattern-items';

const MISCONCEPTION = 'misconception-canary';
const now = new Date('2026-11-21T12:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * DAY_MS);

async function newViewer(): Promise<Viewer> {
  const userId = randomUUID();
  await pool().query(`INSERT INTO "User" (id, "timeZone") VALUES ($1, 'Europe/Paris')`, [userId]);
  const viewer = await findViewer({ userId, epoch: 0 });
  if (!viewer) throw new Error('The account was not made.');
  return viewer;
}

async function answer(
  viewer: Viewer,
  question: string,
  option: string,
  at: Date,
  confidence?: 'sure',
) {
  const id = randomUUID();
  const claim = { userId: viewer.userId, epoch: 0, issuedAt: 0 };
  await recordAnswer(
    claim,
    {
      id,
      question: `${PATTERN}/${question}`,
      context: 'practice',
      response: { option },
      elapsedMs: 60_000,
      answeredAt: at.toISOString(),
      timeZone: 'Europe/Paris',
      ...(confidence && { confidence }),
    },
    at,
  );
  return id;
}

/** The viewer's page, by the account as it is now. */
async function overviewOf({ userId }: Viewer, at: Date): Promise<Overview | null> {
  return readOverview(await findViewer({ userId, epoch: 0 }), at);
}

async function plant(viewer: Viewer, change: Partial<PlayInput> = {}) {
  return plantLearner(pool(), {
    userId: viewer.userId,
    patterns: [{ id: PATTERN, items: itemsOf(PATTERN), misconceptions: [MISCONCEPTION] }],
    now,
    days: 20,
    answers: 300,
    seed: 'life',
    ...change,
  });
}

beforeAll(async () => {
  await publishTestContent();
});

describe('readOverview', () => {
  it('has nothing for a visitor, and for an account that never answered', async () => {
    expect(await readOverview(null, now)).toBeNull();
    expect(await readOverview(await newViewer(), now)).toBeNull();
  });

  it('tells all there is after one answer', async () => {
    const viewer = await newViewer();
    await answer(viewer, 'q1', RIGHT, now, 'sure');
    const told = await overviewOf(viewer, now);
    const [pattern] = told?.tracks[0]?.patterns ?? [];
    expect(told?.tracks.map(({ slug }) => slug)).toEqual(['course']);
    expect(pattern?.answers).toBe(1);
    expect(pattern?.step).toBe('practise');
    expect(pattern?.turns.map(({ reason }) => reason)).toEqual(['began']);
    expect(told?.activity.days).toEqual([{ day: told?.today, answers: 1, minutes: 1 }]);
    expect(told?.calibration.stated[0]).toMatchObject({ confidence: 'sure', answers: 1, came: 1 });
    expect(told?.calibration.verdict).toBe('too-few');
    expect(told?.forecast.days).toHaveLength(30);
    const reviews = told?.forecast.days.reduce((sum, day) => sum + day.reviews, 0) ?? 0;
    expect(reviews).toBeGreaterThan(0.5);
  });

  it('foretells reviews on the days of practice alone, and more of them before an exam', async () => {
    const viewer = await newViewer();
    const monday = new Date('2026-11-16T12:00:00Z');
    for (const id of ['q1', 'q2', 'q3', 'q4']) await answer(viewer, id, RIGHT, monday);
    const daysAhead = async () => {
      const told = await overviewOf(viewer, monday);
      return told?.forecast.days.filter(({ reviews }) => reviews > 0).map(({ day }) => day) ?? [];
    };
    expect((await daysAhead()).some((day) => !isPracticeDay(bitsOf([6, 7]), day))).toBe(true);
    await database().user.update({
      where: { id: viewer.userId },
      data: { practiceDays: bitsOf([6, 7]) },
    });
    const weekends = await daysAhead();
    expect(weekends.length).toBeGreaterThan(0);
    expect(weekends.every((day) => isPracticeDay(bitsOf([6, 7]), day))).toBe(true);
    const examDay = localDay(monday, 'UTC', 4) + 20;
    await database().exam.create({
      data: { userId: viewer.userId, track: 'course', day: examDay },
    });
    // The Sunday before it is the last day of practice: all of the track comes once more.
    expect(await daysAhead()).toContain(examDay - 1);
  });

  it('counts a day by the clock on the wall and the hour at which days begin', async () => {
    const viewer = await newViewer();
    // 03:30 in Paris on 22 November is still 21 November to a learner whose days begin at four.
    await answer(viewer, 'q1', RIGHT, new Date('2026-11-22T02:30:00Z'));
    await answer(viewer, 'q2', RIGHT, new Date('2026-11-22T03:30:00Z'));
    const told = await overviewOf(viewer, new Date('2026-11-22T12:00:00Z'));
    expect(told?.activity.days.map(({ day }) => day - (told?.today ?? 0))).toEqual([-1, 0]);
  });

  it('leaves out answers that were taken back', async () => {
    const viewer = await newViewer();
    await answer(viewer, 'q1', RIGHT, now, 'sure');
    const second = await answer(viewer, 'q2', WRONG, now, 'sure');
    const before = await overviewOf(viewer, now);
    expect(before?.misconceptions.map(({ slug }) => slug)).toEqual([MISCONCEPTION]);
    await undoAnswer(await findViewer({ userId: viewer.userId, epoch: 0 }), second, now);
    const after = await overviewOf(viewer, now);
    expect(after?.activity.days[0]?.answers).toBe(1);
    expect(after?.calibration.stated[0]).toMatchObject({ answers: 1, came: 1 });
    expect(after?.misconceptions).toEqual([]);
  });

  it('leaves out what others answered', async () => {
    const [viewer, other] = [await newViewer(), await newViewer()];
    await answer(viewer, 'q1', RIGHT, now);
    const alone = await overviewOf(viewer, now);
    await plant(other);
    expect(await overviewOf(viewer, now)).toEqual(alone);
  });

  it('closes a misconception after two right answers to questions that test it', async () => {
    const viewer = await newViewer();
    await answer(viewer, 'q1', WRONG, now);
    const only = async () => (await overviewOf(viewer, later(3)))?.misconceptions[0];
    expect(await only()).toMatchObject({ open: true, falls: 1, rightSince: 0 });
    await answer(viewer, 'q2', RIGHT, later(1), 'sure');
    expect(await only()).toMatchObject({ open: true, rightSince: 1 });
    await answer(viewer, 'q3', RIGHT, later(1), 'sure');
    expect(await only()).toMatchObject({ open: false, rightSince: 2 });
    await answer(viewer, 'q4', WRONG, later(2));
    expect(await only()).toMatchObject({ open: true, falls: 2, rightSince: 0 });
  });

  it('lets strength only fall while nothing is practised', async () => {
    const viewer = await newViewer();
    await plant(viewer);
    const told = await overviewOf(viewer, now);
    const standing = told?.tracks[0]?.patterns[0]?.standing;
    expect(standing?.[0].mastery).toBeGreaterThan(standing?.[7].mastery ?? 1);
    expect(standing?.[7].mastery).toBeGreaterThan(standing?.[30].mastery ?? 1);
  });

  it('adds up to what was planted', async () => {
    const viewer = await newViewer();
    const played = await plant(viewer);
    const told = await overviewOf(viewer, now);
    const count = (all: readonly { answers: number }[] | undefined) =>
      all?.reduce((sum, { answers }) => sum + answers, 0);
    expect(count(told?.activity.days)).toBe(played.Answer.length);
    expect(count(told?.activity.patterns)).toBe(played.Answer.length);
    const stated = played.Answer.filter(({ confidence }) => confidence !== null);
    expect(count(told?.calibration.stated)).toBe(stated.length);
    const minutes = told?.activity.days.reduce((sum, day) => sum + day.minutes, 0);
    const ms = played.Answer.reduce((sum, { elapsedMs }) => sum + Number(elapsedMs), 0);
    expect(minutes).toBeCloseTo(ms / 60_000, 6);
    expect(told?.calibration.recall.answers).toBeGreaterThan(50);
    expect(told?.tracks[0]?.patterns[0]?.tests.length).toBe(Math.min(5, played.Test.length));
  });

  it('names patterns that are offered no more', async () => {
    const viewer = await newViewer();
    await plant(viewer, {
      patterns: [{ id: 'course/gone', items: itemsOf(PATTERN) }],
      answers: 20,
    });
    const told = await overviewOf(viewer, now);
    expect(told?.gone).toEqual([{ id: 'course/gone', answers: expect.any(Number) as number }]);
    expect(told?.forecast.days.every(({ reviews }) => reviews === 0)).toBe(true);
  });
});

it('stays quick for a learner of 50 patterns and 5,000 answers', async () => {
  const loaded = await publishTestContent();
  const model = loaded.patterns.get(PATTERN) as Pattern;
  const track = loaded.tracks.get('course');
  const patterns = Array.from({ length: 50 }, (_, nth) => copyOf(model, `many${nth}`, nth));
  const many = { ...loaded, patterns: new Map(patterns.map((one) => [one.id, one])) };
  if (track) many.tracks = new Map([['course', { ...track, patterns }]]);
  publishContent(many);
  const viewer = await newViewer();
  const played = await plant(viewer, {
    patterns: patterns.map(({ id }) => ({ id, items: itemsOf(id) })),
    days: 60,
    answers: 5_000,
  });
  expect(played.Answer.length).toBeGreaterThanOrEqual(5_000);
  await pool().query('ANALYZE');
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const begin = performance.now();
    const told = await overviewOf(viewer, now);
    times.push(performance.now() - begin);
    expect(told?.tracks[0]?.patterns).toHaveLength(50);
  }
  // Bounds are wide, since other work may share the machine; a missing bound would pass them all.
  expect(Math.min(...times)).toBeLessThan(1_500);
  await publishTestContent();
});

function copyOf(pattern: Pattern, slug: string, nth: number): Pattern {
  const id = `${pattern.track}/${slug}`;
  const renamed = (name: string) => name.replace(pattern.id, id);
  return {
    ...pattern,
    id,
    slug,
    title: `Pattern ${nth}`,
    requires: nth === 0 ? [] : [`${pattern.track}/many${Math.floor((nth - 1) / 3)}`],
    questions: pattern.questions.map((question) => ({
      ...question,
      id: renamed(question.id),
      skill: renamed(question.skill),
      pattern: id,
    })),
  };
}
