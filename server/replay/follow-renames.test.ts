import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { earlierNamesOf } from '@/core/content/earlier-names';
import type { Claim } from '@/server/accounts/session';
import type { Viewer } from '@/server/accounts/viewer';
import { recordAnswer } from '@/server/answers/record-answer';
import { content, publishContent } from '@/server/content/loaded';
import {
  PATTERN,
  publishRenamedContent,
  publishTestContent,
  RENAMED_PATTERN,
  RENAMED_SKILL,
  RIGHT,
  testContent,
} from '@/server/content/testing/library';
import { pool } from '@/server/database/client';
import { seenIn } from '@/server/questions/seen';
import { rebuild } from '@/server/replay/rebuild';
import { followRenames } from '@/server/replay/follow-renames';
import { readReview } from '@/server/reviews/read-review';

const FIRST = new Date('2026-03-02T10:00:00Z');
const LATER = new Date('2026-03-20T10:00:00Z');

beforeEach(() => publishTestContent());

async function answer(viewer: Viewer | null, question: string, at: Date): Promise<Viewer> {
  const claim: Claim | null = viewer && { userId: viewer.userId, epoch: 0, issuedAt: 0 };
  const request = {
    id: randomUUID(),
    question,
    context: 'practice' as const,
    response: { option: RIGHT },
  };
  return (await recordAnswer(claim, request, at)).viewer;
}

async function learner(): Promise<Viewer> {
  let viewer: Viewer | null = null;
  for (const nth of [1, 2, 3]) viewer = await answer(viewer, `${PATTERN}/q${nth}`, FIRST);
  if (!viewer) throw new Error('Nobody answered.');
  return viewer;
}

async function column(viewer: Viewer, text: string): Promise<unknown[]> {
  const { rows } = await pool().query<{ value: unknown }>(
    `SELECT ${text} WHERE "userId" = $1::uuid ORDER BY 1`,
    [viewer.userId],
  );
  return rows.map(({ value }) => value);
}

it('brings cards and mastery to the new names, with the dates that they had', async () => {
  const viewer = await learner();
  const dates = await column(viewer, '"dueDay" AS value FROM "Card"');
  await publishRenamedContent();
  await followRenames();
  expect(await column(viewer, 'skill AS value FROM "Card"')).toEqual(
    [`${RENAMED_PATTERN}#skill-q1`, `${RENAMED_PATTERN}#skill-q3`, RENAMED_SKILL].sort(),
  );
  expect((await column(viewer, '"dueDay" AS value FROM "Card"')).sort()).toEqual(dates.sort());
  expect(await column(viewer, 'pattern AS value FROM "Mastery"')).toEqual([RENAMED_PATTERN]);
  // The log keeps the names of its time.
  expect(new Set(await column(viewer, 'pattern AS value FROM "Answer"'))).toEqual(
    new Set([PATTERN]),
  );
  const checked = await rebuild(
    { checks: true, user: viewer.userId },
    () => LATER,
    () => undefined,
  );
  expect(checked.differing).toEqual([]);
});

it('gives back what is due under its new name, and knows what was seen', async () => {
  const viewer = await learner();
  await publishRenamedContent();
  await followRenames();
  const review = await readReview(viewer, { limit: 20, wish: 'due' }, 'seed', LATER);
  expect(review.items.map(({ skill }) => skill)).toContain(RENAMED_SKILL);
  const seen = await seenIn(viewer, RENAMED_PATTERN);
  expect(seen.map(({ question }) => question).sort()).toEqual(
    [1, 2, 3].map((nth) => `${RENAMED_PATTERN}/q${nth}`),
  );
});

it('unites what was answered under the old name and, before it was noticed, under the new one', async () => {
  const viewer = await learner();
  await publishRenamedContent();
  await answer(viewer, `${RENAMED_PATTERN}/q2`, LATER);
  await followRenames();
  const reps = await column(viewer, `reps AS value FROM "Card"`);
  expect(reps).toEqual([1, 1, 2]);
  expect(await column(viewer, '(answers)::int AS value FROM "Mastery"')).toEqual([4]);
});

it('leaves those alone who have nothing of it, and does nothing twice', async () => {
  const viewer = await learner();
  const revision = async () =>
    (
      await pool().query<{ revision: number }>('SELECT revision FROM "User" WHERE id = $1::uuid', [
        viewer.userId,
      ])
    ).rows[0]?.revision;
  expect(content().patterns.has(PATTERN)).toBe(true);
  const before = await revision();
  await followRenames();
  expect(await revision()).toBe(before);
  await publishRenamedContent();
  await followRenames();
  const after = await revision();
  await followRenames();
  expect(await revision()).toBe(after);
});

it('lets the others follow where one cannot', async () => {
  const [stuck, viewer] = [await learner(), await learner()];
  await pool().query(`UPDATE "Answer" SET "timeZone" = 'No/Where' WHERE "userId" = $1::uuid`, [
    stuck.userId,
  ]);
  await publishRenamedContent();
  await followRenames();
  expect(await column(viewer, 'pattern AS value FROM "Mastery"')).toEqual([RENAMED_PATTERN]);
  expect(await column(stuck, 'pattern AS value FROM "Mastery"')).toEqual([PATTERN]);
});

it('finds whose skill alone was renamed', async () => {
  const viewer = await learner();
  await publishRenamedContent();
  await followRenames();
  await pool().query(`UPDATE "Card" SET skill = $2 WHERE "userId" = $1::uuid AND skill = $3`, [
    viewer.userId,
    `${RENAMED_PATTERN}#skill-q2`,
    RENAMED_SKILL,
  ]);
  await followRenames();
  expect(await column(viewer, 'skill AS value FROM "Card"')).toContain(RENAMED_SKILL);
});

it('takes an exam along to the new name of its track, but to none that has its own', async () => {
  const [viewer, other] = [await learner(), await learner()];
  const loaded = testContent();
  const tracks = loaded.library.tracks.map((track) => ({ ...track, was: ['lessons'] }));
  await pool().query(
    `INSERT INTO "Exam" ("userId", track, day)
      VALUES ($1, 'lessons', 30000), ($2, 'lessons', 30000), ($2, 'course', 30007), ($2, 'other', 30001)`,
    [viewer.userId, other.userId],
  );
  publishContent({ ...loaded, names: earlierNamesOf(tracks) });
  await followRenames();
  const exams = `track || ' ' || day AS value FROM "Exam"`;
  expect(await column(viewer, exams)).toEqual(['course 30000']);
  expect(await column(other, exams)).toEqual(['course 30007', 'other 30001']);
});
