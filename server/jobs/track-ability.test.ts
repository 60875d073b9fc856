import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { earlierNamesOf } from '@/core/content/earlier-names';
import { wholeSkillsAfter } from '@/core/tests/share-belief';
import { publishContent } from '@/server/content/loaded';
import { PATTERN, testContent } from '@/server/content/testing/library';
import { database, pool } from '@/server/database/client';
import { trackAbilityJob } from '@/server/jobs/track-ability';
import { plantViewer } from '@/server/reports/testing/planted-class';

const NOW = new Date('2026-11-22T12:00:00Z');

it('learns from tests that were taken before the track had its name of today', async () => {
  const loaded = testContent();
  const tracks = loaded.library.tracks.map((track) => ({ ...track, was: ['lessons'] }));
  publishContent({ ...loaded, names: earlierNamesOf(tracks) });
  const { userId } = await plantViewer('student');
  const before = PATTERN.replace('course/', 'lessons/');
  for (const [pattern, wholeEvidence] of [
    [before, 1.5],
    [PATTERN, -0.25],
  ]) {
    await pool().query(
      `INSERT INTO "Test" ("userId", id, pattern, kind, state, seed, "startedAt", "judgedAt", judgement)
        VALUES ($1, $2, $3, 'full', 'closed', 'seed', $4, $4, $5)`,
      [userId, randomUUID(), pattern, NOW, JSON.stringify({ wholeEvidence })],
    );
  }
  await trackAbilityJob.run(NOW);
  const kept = await database().trackParameters.findMany();
  expect(kept.map(({ track, wholeSkills }) => [track, wholeSkills])).toEqual([
    ['course', expect.closeTo(wholeSkillsAfter(1.25), 9)],
  ]);
});
