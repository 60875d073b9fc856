import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { problemReport, type ProblemReport } from '@/core/reports/problem-report';
import { content } from '@/server/content/loaded';
import {
  PATTERN,
  SMALL_PATTERN,
  publishMovedContent,
  publishTestContent,
  WRONG,
} from '@/server/content/testing/library';
import { database } from '@/server/database/client';
import { keepProblemReport, readProblems, resolveProblem } from '@/server/reports/problem-reports';
import { plantViewer } from '@/server/reports/testing/planted-class';

const NOW = new Date('2026-11-21T12:00:00Z');
const versionOf = (question: string) => content().question(question)?.version;

function report(fields: Partial<ProblemReport> = {}): ProblemReport {
  return {
    id: randomUUID(),
    question: `${PATTERN}/q1`,
    version: versionOf(`${PATTERN}/q1`) ?? '',
    reason: 'key',
    text: 'Both are right.',
    response: { option: WRONG },
    ...fields,
  };
}

beforeAll(async () => {
  await publishTestContent();
});

describe('a report of a problem', () => {
  it('is kept once, however often it is sent, and refused with another text', async () => {
    const learner = await plantViewer('guest');
    const sent = report();
    await keepProblemReport(learner, sent, NOW);
    await keepProblemReport(learner, sent, NOW);
    expect(await database().problemReport.count({ where: { userId: learner.userId } })).toBe(1);
    await expect(
      keepProblemReport(learner, { ...sent, text: 'Another.' }, NOW),
    ).rejects.toMatchObject({ code: 'reports/id-reused' });
  });

  it('of somebody unknown makes one guest, however often it is sent', async () => {
    const sent = report();
    const reporter = await keepProblemReport(null, sent, NOW);
    expect(reporter.role).toBe('guest');
    expect(await keepProblemReport(null, sent, NOW)).toEqual(reporter);
    expect(await database().problemReport.count({ where: { userId: reporter.userId } })).toBe(1);
  });

  it('is refused after thirty within a day', async () => {
    const learner = await plantViewer('guest');
    for (let sent = 0; sent < 30; sent += 1) await keepProblemReport(learner, report(), NOW);
    await expect(keepProblemReport(learner, report(), NOW)).rejects.toMatchObject({
      code: 'reports/too-many',
    });
    await keepProblemReport(learner, report(), new Date(NOW.getTime() + 86_400_001));
  });

  it('shows authors what was chosen, in words, and who reported it to nobody', async () => {
    await database().problemReport.deleteMany();
    const learner = await plantViewer('student');
    await keepProblemReport(learner, report(), NOW);
    const author = await plantViewer('author');
    const [told] = (await readProblems(author, PATTERN)) ?? [];
    expect(told).toMatchObject({
      question: 'q1',
      reason: 'key',
      text: 'Both are right.',
      response: `Option ${WRONG}`,
      isOutdated: false,
      resolvedAt: null,
    });
    expect(JSON.stringify(told)).not.toContain(learner.userId);
    expect(await resolveProblem(author, SMALL_PATTERN, told?.key ?? '', true, NOW)).toBe(false);
    expect(await readProblems(await plantViewer('teacher'), PATTERN)).toBeNull();
    expect(await resolveProblem(learner, PATTERN, told?.key ?? '', true, NOW)).toBe(false);
    expect(await resolveProblem(author, PATTERN, 'no key', true, NOW)).toBe(false);
    expect(await resolveProblem(author, PATTERN, told?.key ?? '', true, NOW)).toBe(true);
    expect((await readProblems(author, PATTERN))?.[0]?.resolvedAt).toEqual(NOW);
    expect(await resolveProblem(author, PATTERN, told?.key ?? '', false, NOW)).toBe(true);
    expect((await readProblems(author, PATTERN))?.[0]?.resolvedAt).toBeNull();
  });

  it('goes with its question to another pattern, and stays where its question was deleted', async () => {
    await database().problemReport.deleteMany();
    const [learner, author] = [await plantViewer('student'), await plantViewer('author')];
    const [moved, deleted] = [report(), report()].map((sent, nth) => {
      const question = `${PATTERN}/q${nth + 2}`;
      return { ...sent, question, version: versionOf(question) ?? '' };
    }) as [ProblemReport, ProblemReport];
    await keepProblemReport(learner, moved, NOW);
    await keepProblemReport(learner, deleted, NOW);
    await database().problemReport.updateMany({
      where: { id: deleted.id },
      data: { question: `${PATTERN}/gone` },
    });
    await publishMovedContent();
    expect(await readProblems(author, PATTERN)).toMatchObject([
      { key: deleted.id, question: 'gone', isOutdated: true },
    ]);
    expect(await readProblems(author, SMALL_PATTERN)).toMatchObject([
      { key: moved.id, question: 'from-loops', isOutdated: false },
    ]);
    expect(await resolveProblem(author, PATTERN, moved.id, true, NOW)).toBe(false);
    expect(await resolveProblem(author, SMALL_PATTERN, deleted.id, true, NOW)).toBe(false);
    expect(await resolveProblem(author, SMALL_PATTERN, moved.id, true, NOW)).toBe(true);
    await publishTestContent();
  });

  it('is outdated once its question is worded otherwise', async () => {
    await database().problemReport.deleteMany();
    await keepProblemReport(await plantViewer('student'), report(), NOW);
    await publishTestContent('second');
    const told = await readProblems(await plantViewer('author'), PATTERN);
    expect(told).toMatchObject([{ question: 'q1', isOutdated: true }]);
    await publishTestContent();
  });

  it('is of bounded size', () => {
    const long = { option: 'x'.repeat(9_000) };
    expect(problemReport.safeParse({ ...report(), response: long }).success).toBe(false);
    expect(problemReport.safeParse({ ...report(), text: 'x'.repeat(2_001) }).success).toBe(false);
    expect(problemReport.safeParse({ ...report(), response: null, text: '' }).success).toBe(true);
  });
});
