import { beforeAll, expect, it } from 'vitest';
import { content } from '@/server/content/loaded';
import {
  PATTERN,
  publishMovedContent,
  publishTestContent,
  RIGHT,
  SMALL_PATTERN,
  WRONG,
} from '@/server/content/testing/library';
import { database } from '@/server/database/client';
import { readQuestionStatistics } from '@/server/reports/question-statistics';
import { plantViewer } from '@/server/reports/testing/planted-class';

const NOW = new Date('2026-11-21T12:00:00Z');

async function plantStatistics(question: string): Promise<void> {
  await database().itemStatistics.create({
    data: {
      question,
      rev: content().question(question)?.rev ?? 0,
      pattern: PATTERN,
      answers: 120,
      rightShare: 0.99,
      b: 0,
      bDeviation: 0.7,
      medianMs: 14_000,
      options: { [RIGHT]: 119, [WRONG]: 1 },
      deadOptions: [WRONG],
      miskeyed: false,
      weak: false,
      tooEasy: true,
      computedAt: NOW,
    },
  });
}

beforeAll(async () => {
  await publishTestContent();
});

it('tells each option with how often it was chosen, and which nobody takes', async () => {
  await plantStatistics(`${PATTERN}/q1`);
  const told = await readQuestionStatistics(await plantViewer('author'), PATTERN);
  expect(told?.get('q1')).toMatchObject({
    medianMs: 14_000,
    chosen: expect.arrayContaining([
      { id: RIGHT, text: `Option ${RIGHT}`, correct: true, count: 119, isDead: false },
      { id: WRONG, text: `Option ${WRONG}`, correct: false, count: 1, isDead: true },
    ]) as unknown,
  });
  expect(await readQuestionStatistics(await plantViewer('teacher'), PATTERN)).toBeNull();
});

it('knows of earlier wordings of lesson questions, too: their answers may want another mark', async () => {
  const id = `${PATTERN}/in-lesson`;
  const author = await plantViewer('author');
  expect((await readQuestionStatistics(author, PATTERN))?.get('in-lesson')).toBeUndefined();
  const { version, ...kept } = await database().questionSnapshot.findFirstOrThrow({
    where: { question: id },
  });
  const compiled = { ...(kept.compiled as object), stem: '<p>As it was asked before.</p>' };
  await database().questionSnapshot.create({
    data: { ...kept, version: version.replace(/./g, 'e'), compiled },
  });
  expect((await readQuestionStatistics(author, PATTERN))?.get('in-lesson')).toMatchObject({
    answers: 0,
    hasEarlierWordings: true,
  });
});

it('tells of a question that has moved where it stands now, and nowhere else', async () => {
  const author = await plantViewer('author');
  await plantStatistics(`${PATTERN}/q2`);
  await publishMovedContent();
  const here = await readQuestionStatistics(author, SMALL_PATTERN);
  expect(here?.get('from-loops')).toMatchObject({ answers: 120, hasEarlierWordings: false });
  const there = await readQuestionStatistics(author, PATTERN);
  expect([...(there ?? [])].filter(([, { answers }]) => answers > 0)).toMatchObject([['q1', {}]]);
  await publishTestContent();
});
