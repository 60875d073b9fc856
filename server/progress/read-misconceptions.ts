// Decides which misconceptions a learner has shown, and what they answered on each since.
// The log keeps which answer gave which away; the content says which questions test which.
import { inTellingOrder, isOpen, type Held } from '@/core/mastery/held-misconceptions';
import type { MisconceptionTold } from '@/core/mastery/overview';
import { misconceptionsOf } from '@/core/questions/misconceptions-of';
import type { Viewer } from '@/server/accounts/viewer';
import { patternRenames, questionNames } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';

/** The newest; nobody works on more at once. */
const AT_MOST = 200;

interface FallRow {
  pattern: string;
  slug: string;
  falls: number;
  at: Date;
  day: number;
}

const FALLS = `SELECT coalesce($3::jsonb ->> pattern, pattern) AS pattern, slug, count(*)::int AS falls, max("answeredAt") AS at,
    max("localDay") AS day
  FROM "Answer", unnest(misconceptions) AS slug
  WHERE "userId" = $1::uuid AND "localDay" >= $2 AND "struckAt" IS NULL
  GROUP BY 1, slug ORDER BY max("answeredAt") DESC LIMIT ${AT_MOST}`;

// A right answer that was luck (grade 1) proves nothing.
const RIGHT_SINCE = `SELECT tests.place, count(*)::int AS "rightSince"
  FROM unnest($2::int[], $3::text[], $4::timestamptz[]) AS tests (place, question, since)
  JOIN "Answer" a ON a."userId" = $1::uuid AND a.question = tests.question
    AND a."answeredAt" > tests.since AND a.correct AND a.grade > 1 AND a."struckAt" IS NULL
  GROUP BY tests.place`;

/**
 * @param viewer whoever asks for their own; or a student, once their teacher's right is known
 * @param since local day, the first that is read
 */
export async function readMisconceptions(
  viewer: Pick<Viewer, 'userId'>,
  since: number,
): Promise<MisconceptionTold[]> {
  const { rows: falls } = await pool().query<FallRow>({
    name: 'progress-misconceptions',
    text: FALLS,
    values: [viewer.userId, since, patternRenames()],
  });
  if (falls.length === 0) return [];
  const testing = falls.map(({ pattern, slug }) => questionsTesting(pattern, slug));
  const pairs = testing.flatMap((questions, place) =>
    questions.flatMap(({ id }) =>
      questionNames(id).map((name) => ({ place, id: name, at: falls[place]?.at })),
    ),
  );
  const { rows: later } = await pool().query<{ place: number; rightSince: number }>({
    name: 'progress-misconceptions-since',
    text: RIGHT_SINCE,
    values: [
      viewer.userId,
      pairs.map(({ place }) => place),
      pairs.map(({ id }) => id),
      pairs.map(({ at }) => at),
    ],
  });
  const right = new Map(later.map(({ place, rightSince }) => [place, rightSince]));
  const held = falls.map((row, place) => ({
    ...row,
    lastFallAt: row.at,
    lastFallDay: row.day,
    rightSince: right.get(place) ?? 0,
    skills: [...new Set((testing[place] ?? []).flatMap(({ skill }) => skill ?? []))],
  }));
  return inTellingOrder(held).map(told);
}

function told(held: Held & { skills: string[] }): MisconceptionTold {
  const { pattern, slug, falls, lastFallDay, rightSince, skills } = held;
  const words = content()
    .patterns.get(pattern)
    ?.misconceptions.find((one) => one.slug === slug);
  return {
    pattern,
    slug,
    titleHtml: words?.titleHtml ?? null,
    reteach: words?.reteach ?? null,
    open: isOpen(held),
    falls,
    lastDay: lastFallDay,
    rightSince,
    skills,
  };
}

/** Questions that could give it away; where they can be practised, with the slug of their skill. */
function questionsTesting(patternId: string, slug: string): { id: string; skill: string | null }[] {
  const pattern = content().patterns.get(patternId);
  const all = [...(pattern?.questions ?? []), ...(pattern?.lessonQuestions ?? [])];
  return all
    .filter((question) => misconceptionsOf(question).includes(slug))
    .map(({ id, skill, place }) => ({
      id,
      skill: place === 'pool' ? skill.slice(skill.indexOf('#') + 1) : null,
    }));
}
