import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportOf } from '@/core/reports/registry';
import {
  MOVED_QUESTION,
  PATTERN,
  publishMovedContent,
  publishTestContent,
  SMALL_PATTERN,
  WRONG,
} from '@/server/content/testing/library';
import { database } from '@/server/database/client';
import { touchedPatterns } from '@/server/reports/class-patterns';
import { miskeyAlarms } from '@/server/reports/miskey-alarms';
import { readReport } from '@/server/reports/read-report';
import {
  begunMastery,
  plantAnswers,
  plantClass,
  type PlantedClass,
} from '@/server/reports/testing/planted-class';

const NOW = new Date('2026-11-21T12:00:00Z');
const MOVED_FROM = `${PATTERN}/q2`;

let school: PlantedClass;

beforeAll(async () => {
  await publishTestContent();
  school = await plantClass(2);
  await plantAnswers(
    school.students.map((userId) => ({ userId, question: MOVED_FROM, option: WRONG, day: 20_000 })),
  );
  await database().mastery.createMany({
    data: school.students.map((userId) => begunMastery(userId, PATTERN, NOW)),
  });
  await database().itemStatistics.create({
    data: {
      question: MOVED_FROM,
      rev: 1,
      pattern: PATTERN,
      answers: 120,
      rightShare: 0.1,
      b: 0,
      bDeviation: 0.7,
      options: {},
      deadOptions: [],
      miskeyed: true,
      weak: false,
      tooEasy: false,
      computedAt: NOW,
    },
  });
});
afterAll(async () => {
  await publishTestContent();
});

it('leaves out a pattern that nobody of the class has touched', async () => {
  expect(await touchedPatterns(school.cls)).toEqual([{ id: PATTERN, title: 'Loops', answers: 2 }]);
});

it('tells of a question that has moved to a pattern that nobody has touched yet', async () => {
  await publishMovedContent();
  const report = reportOf('item-analysis');
  const made = report && (await readReport(school.cls, report, { pattern: SMALL_PATTERN }, NOW));
  // What the class has answered itself comes first, and is what is shown unless another one is chosen.
  expect(made?.pattern).toEqual({
    chosen: SMALL_PATTERN,
    all: [
      { id: PATTERN, title: 'Loops', answers: 2 },
      { id: SMALL_PATTERN, title: 'Small', answers: 2 },
    ],
  });
  expect(made?.rows.map(({ cells }) => cells)).toMatchObject([
    { question: 'Question q2', tries: 2 },
  ]);
  for (const atOnce of [1, 100]) {
    expect(await miskeyAlarms(school.cls, atOnce)).toMatchObject([
      { id: MOVED_QUESTION, pattern: { id: SMALL_PATTERN }, tries: 2, isEverywhere: true },
    ]);
  }
});
