// Decides which misconceptions a class holds now: shown lately, and nothing right since where it was shown.
// Reads the answers of the last weeks that gave something away, and no others.
import type { BelievedBy } from '@/core/classes/attention';
import { RIGHT_TO_CLOSE } from '@/core/mastery/held-misconceptions';
import type { TaughtClass } from '@/server/classes/access';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

const DAYS_READ = 30;
const DAY_MS = 86_400_000;
const PAIRS_READ = 200;
/** Of a larger class the students who were there last are asked: shares say as much. */
const STUDENTS_ASKED = 400;

const TEXT = `WITH asked AS (
  SELECT mem."userId" FROM "ClassMember" mem JOIN "User" u ON u.id = mem."userId"
  WHERE mem."classId" = $1::uuid AND u."lastAnsweredAt" >= $2
  ORDER BY u."lastAnsweredAt" DESC LIMIT ${STUDENTS_ASKED}
), lately AS (
  SELECT a."userId", a.pattern, a.skill, a.question, a."answeredAt", a.misconceptions,
    a.correct AND a.grade > 1 AS knew
  FROM asked JOIN "Answer" a ON a."userId" = asked."userId"
  WHERE a."answeredAt" >= $2 AND a."struckAt" IS NULL
), falls AS (
  SELECT "userId", pattern, slug, max("answeredAt") AS at, array_agg(DISTINCT skill) AS skills
  FROM lately, unnest(misconceptions) AS slug GROUP BY "userId", pattern, slug
), held AS (
  SELECT f.pattern, f.slug, f."userId" FROM falls f
  WHERE (SELECT count(*) FROM lately l WHERE l."userId" = f."userId" AND l.skill = ANY (f.skills)
    AND l."answeredAt" > f.at AND l.knew) < ${RIGHT_TO_CLOSE}
)
SELECT h.pattern, h.slug, count(*)::int AS count,
  (SELECT count(DISTINCT l."userId")::int FROM lately l WHERE l.pattern = h.pattern) AS of
FROM held h GROUP BY h.pattern, h.slug ORDER BY count(*) DESC, h.pattern, h.slug LIMIT ${PAIRS_READ}`;

/** The most shared first. */
export async function readBelieved(cls: TaughtClass, now: Date): Promise<BelievedBy[]> {
  const { rows } = await steadily(() =>
    pool().query<BelievedBy>({
      name: 'class-believed',
      text: TEXT,
      values: [cls.id, new Date(now.getTime() - DAYS_READ * DAY_MS).toISOString()],
    }),
  );
  return rows;
}
