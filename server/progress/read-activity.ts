// Decides what the log of answers says of time spent, of confidence and of predictions.
// One reading of one learner's newest half year, added up where the rows are.
import type { Share } from '@/core/mastery/calibration';
import { RECALL_EDGES } from '@/core/mastery/calibration';
import type { Viewer } from '@/server/accounts/viewer';
import { COUNTED_MS } from '@/server/answers/counted-time';
import { patternRenames } from '@/server/content/earlier-names';
import { pool } from '@/server/database/client';

export interface Activity {
  days: { day: number; answers: number; ms: number }[];
  patterns: { pattern: string; answers: number; ms: number }[];
  /** By stated confidence; "I don't know" states none. */
  confidence: (Share & { confidence: string })[];
  /** Bins of predicted recall of skills answered on an earlier day; luck is no memory. */
  recall: (Share & { predicted: number })[];
  /** Median time of such an answer; null where there was none. */
  reviewMs: number | null;
}

const TEXT = `WITH own AS MATERIALIZED (
  SELECT coalesce($4::jsonb ->> pattern, pattern) AS pattern, "localDay" AS day, confidence, correct, grade, "recallBefore" AS recall,
    response ? 'skip' AS skipped,
    ${COUNTED_MS} AS ms,
    lag("localDay") OVER (PARTITION BY skill ORDER BY "answeredAt") < "localDay" AS spaced
  FROM "Answer" a WHERE "userId" = $1::uuid AND "localDay" >= $2 AND "struckAt" IS NULL
) SELECT
  (SELECT json_agg(d) FROM (SELECT day, count(*)::int AS answers, sum(ms)::float8 AS ms
    FROM own GROUP BY day ORDER BY day) d) AS days,
  (SELECT json_agg(p) FROM (SELECT pattern, count(*)::int AS answers, sum(ms)::float8 AS ms
    FROM own GROUP BY pattern ORDER BY ms DESC, pattern) p) AS patterns,
  (SELECT json_agg(c) FROM (SELECT confidence, count(*)::int AS answers,
      count(*) FILTER (WHERE correct)::int AS came
    FROM own WHERE confidence IS NOT NULL AND NOT skipped GROUP BY confidence) c) AS confidence,
  (SELECT json_agg(r) FROM (SELECT avg(recall)::float8 AS predicted, count(*)::int AS answers,
      count(*) FILTER (WHERE grade > 1)::int AS came
    FROM own WHERE spaced GROUP BY width_bucket(recall, $3::float8[])
    ORDER BY width_bucket(recall, $3::float8[])) r) AS recall,
  (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) FROM own WHERE spaced) AS "reviewMs"`;

type Row = { [Name in keyof Activity]: Activity[Name] | null };

/** @param since local day, the first that is read */
export async function readActivity(viewer: Viewer, since: number): Promise<Activity> {
  const { rows } = await pool().query<Row>({
    name: 'progress-activity',
    text: TEXT,
    values: [viewer.userId, since, RECALL_EDGES, patternRenames()],
  });
  const [row] = rows;
  return {
    days: row?.days ?? [],
    patterns: row?.patterns ?? [],
    confidence: row?.confidence ?? [],
    recall: row?.recall ?? [],
    reviewMs: row?.reviewMs ?? null,
  };
}
