// Decides what is read of a class that takes a test: who has begun, how many positions have an answer, who is done.
import type { LiveState } from '@/core/classes/live';
import { MOST_MEMBERS, type TaughtClass } from '@/server/classes/access';
import { patternNames, patternRenames } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

/** A test begun longer ago than this is no part of a lesson that goes on now. */
const HOURS = 12;
const HOUR_MS = 3_600_000;
/** Of more members than these only those are named who have begun. */
const ALL_NAMED = 300;

type Row = LiveState['students'][number];

const TEXT = `SELECT mem."userId" AS id, mem."shownAs" AS name,
    CASE WHEN t.id IS NULL THEN 'waiting' WHEN t.verdict IS NULL OR t.waits THEN 'working'
      ELSE 'finished' END AS state,
    coalesce(t.answered, 0)::int AS answered, coalesce(t.of, 0)::int AS of,
    CASE WHEN t.waits THEN NULL ELSE replace(t.verdict::text, '_', '-') END AS verdict
  FROM "ClassMember" mem LEFT JOIN LATERAL (
    SELECT t.id, t.verdict, i.* FROM "Test" t CROSS JOIN LATERAL (
      SELECT count(*) AS of, count(i.response) AS answered, bool_or(i."judgedAt" IS NULL) AS waits
      FROM "TestItem" i WHERE i."userId" = mem."userId" AND i."testId" = t.id) i
    WHERE t."userId" = mem."userId" AND t.pattern = ANY ($2::text[]) AND t."startedAt" >= $3
    ORDER BY t."startedAt" DESC LIMIT 1) t ON true
  WHERE mem."classId" = $1::uuid ORDER BY lower(mem."shownAs"), mem."userId" LIMIT ${MOST_MEMBERS}`;

const LATEST = `SELECT coalesce($3::jsonb ->> t.pattern, t.pattern) AS pattern FROM "ClassMember" mem JOIN LATERAL (
    SELECT pattern, "startedAt" FROM "Test" WHERE "userId" = mem."userId" AND "startedAt" >= $2
    ORDER BY "startedAt" DESC LIMIT 1) t ON true
  WHERE mem."classId" = $1::uuid GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`;

const since = (now: Date) => new Date(now.getTime() - HOURS * HOUR_MS).toISOString();

/** @returns null where there is no such pattern */
export async function readLive(
  cls: TaughtClass,
  pattern: string,
  now: Date,
): Promise<LiveState | null> {
  const found = content().patterns.get(pattern);
  if (!found) return null;
  const { rows } = await steadily(() =>
    pool().query<Row>({
      name: 'class-live',
      text: TEXT,
      values: [cls.id, patternNames(found.id), since(now)],
    }),
  );
  const count = (state: Row['state']) => rows.filter((row) => row.state === state).length;
  return {
    pattern: { id: found.id, title: found.title },
    working: count('working'),
    finished: count('finished'),
    waiting: count('waiting'),
    students: rows.length <= ALL_NAMED ? rows : rows.filter(({ state }) => state !== 'waiting'),
  };
}

/** The pattern whose test most of the class took last, today; null where nobody did. */
export async function patternUnderTest(cls: TaughtClass, now: Date): Promise<string | null> {
  const { rows } = await steadily(() =>
    pool().query<{ pattern: string }>({
      name: 'class-live-pattern',
      text: LATEST,
      values: [cls.id, since(now), patternRenames()],
    }),
  );
  return rows[0]?.pattern ?? null;
}
