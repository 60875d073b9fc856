import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { recordAnswer } from '@/server/answers/record-answer';
import {
  PATTERN,
  publishRenamedContent,
  publishTestContent,
  RENAMED_PATTERN,
  RIGHT,
} from '@/server/content/testing/library';
import { pool } from '@/server/database/client';
import * as environment from '@/server/env';
import { itemStatisticsJob } from '@/server/jobs/item-statistics';
import { runJobs } from '@/server/jobs/run-jobs';
import { questionNumbers } from '@/server/mastery/parameters';
import { refreshParameters } from '@/server/mastery/refresh-parameters';
import { followRenames } from '@/server/replay/follow-renames';

const NOW = new Date('2026-03-02T10:00:00Z');
const OUT_SINCE = new Date('2026-03-01T03:00:00Z');

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A process of its own, whose content cannot be read. */
function withBrokenContent(): void {
  vi.stubGlobal('holdfastContent', undefined);
  const settings = environment.env();
  const CONTENT_DIR = path.join(settings.DATA_DIR, 'no-content');
  vi.spyOn(environment, 'env').mockReturnValue({ ...settings, CONTENT_DIR });
}

async function answer(question: string): Promise<void> {
  const context = 'practice' as const;
  await recordAnswer(
    null,
    { id: randomUUID(), question, context, response: { option: RIGHT } },
    NOW,
  );
}

async function kept() {
  const { rows } = await pool().query<{ question: string; pattern: string; answers: number }>(
    'SELECT question, pattern, answers FROM "ItemStatistics" ORDER BY question',
  );
  return rows;
}

it('learns of a renamed question from the answers under all of its names, and never forgets between', async () => {
  await publishTestContent();
  for (const slug of ['q2', 'q2', 'q3']) await answer(`${PATTERN}/${slug}`);
  await itemStatisticsJob.run(NOW);
  await pool().query(`UPDATE "ItemStatistics" SET "outOfTestsSince" = $1 WHERE question = $2`, [
    OUT_SINCE,
    `${PATTERN}/q2`,
  ]);
  await refreshParameters();
  await publishRenamedContent();
  expect(questionNumbers(`${RENAMED_PATTERN}/q2`, 1)).toMatchObject({ outOfTests: true });
  await followRenames();
  await answer(`${RENAMED_PATTERN}/q2`);
  await itemStatisticsJob.run(NOW);
  expect(await kept()).toEqual([
    { question: `${RENAMED_PATTERN}/q2`, pattern: RENAMED_PATTERN, answers: 3 },
    { question: `${RENAMED_PATTERN}/q3`, pattern: RENAMED_PATTERN, answers: 1 },
  ]);
});

it('leaves what was learned as it was while the content cannot be read, and says why', async () => {
  const { rows: before } = await pool().query('SELECT * FROM "ItemStatistics" ORDER BY question');
  expect(before).toHaveLength(2);
  withBrokenContent();
  const reports = await runJobs(() => NOW, [itemStatisticsJob.name]);
  expect(reports).toMatchObject([{ succeeded: false }]);
  expect(reports?.[0]?.said).toContain('no-content');
  const { rows: after } = await pool().query('SELECT * FROM "ItemStatistics" ORDER BY question');
  expect(after).toEqual(before);
});
