// Decides what a track's learners are like as a whole: mean and deviation of ability, and whether skills
// are known as a whole. Computed from mastery and judged tests, never from one learner's answers alone.
import { wholeSkillsAfter } from '@/core/tests/share-belief';
import { notSimulated } from '@/server/accounts/simulated';
import { patternRenames } from '@/server/content/earlier-names';
import { loadContent } from '@/server/content/load-content';
import { contentIsLoaded } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import type { Job } from '@/server/jobs/job';

/** Patterns of learners that it takes, each with so many answers. */
const LEAST_PATTERNS = 50;
const LEAST_ANSWERS = 10;

/** Spread of the means plus what is open about each: the law of total variance. */
const ABILITIES = `SELECT track, count(*)::int AS patterns, count(DISTINCT "userId")::int AS learners,
    avg("abilityMean") AS mean,
    sqrt(var_pop("abilityMean") + avg("abilityDeviation" ^ 2)) AS deviation
  FROM "Mastery" WHERE answers >= $1 AND ${notSimulated('"userId"')} GROUP BY track`;
// Tests keep the pattern's name of their time; mastery has followed it to today's.
const EVIDENCE = `SELECT split_part(coalesce($1::jsonb ->> pattern, pattern), '/', 1) AS track, count(*)::int AS tests,
    sum((judgement->>'wholeEvidence')::float8) AS evidence
  FROM "Test" WHERE kind = 'full' AND judgement ? 'wholeEvidence' AND ${notSimulated('"userId"')}
  GROUP BY 1`;
const KEEP = `INSERT INTO "TrackParameters"
    (track, version, weights, "spacedAnswers", learners, "cohortMean", "cohortDeviation", "wholeSkills", retention, "computedAt")
  VALUES ($1, 'fsrs-6-default', '{}', 0, 0, $2, $3, $4, '{}', $5)
  ON CONFLICT (track) DO UPDATE SET "cohortMean" = $2, "cohortDeviation" = $3, "wholeSkills" = $4, "computedAt" = $5`;

interface Abilities {
  track: string;
  patterns: number;
  mean: number;
  deviation: number;
}
interface Evidence {
  track: string;
  tests: number;
  evidence: number;
}

const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

export const trackAbilityJob: Job = {
  name: 'track-ability',
  run: async (now) => {
    // Without today's names a renamed track would begin anew.
    if (!contentIsLoaded()) await loadContent();
    const abilities = await pool().query<Abilities>(ABILITIES, [LEAST_ANSWERS]);
    const evidence = await pool().query<Evidence>(EVIDENCE, [patternRenames()]);
    const known = new Map(
      abilities.rows
        .filter(({ patterns }) => patterns >= LEAST_PATTERNS)
        .map((row) => [row.track, row]),
    );
    const tested = new Map(evidence.rows.map((row) => [row.track, row]));
    const tracks = new Set([...known.keys(), ...tested.keys()]);
    for (const track of tracks) {
      const cohort = known.get(track);
      const tests = tested.get(track);
      await pool().query(KEEP, [
        track,
        cohort ? within(cohort.mean, -2, 3) : null,
        cohort ? within(cohort.deviation, 0.6, 2) : null,
        tests ? wholeSkillsAfter(tests.evidence) : null,
        now,
      ]);
    }
    const tests = evidence.rows.reduce((sum, row) => sum + row.tests, 0);
    return `Measured the abilities of ${known.size} tracks, and from ${tests} tests whether skills are known as a whole in ${tested.size}.`;
  },
};
