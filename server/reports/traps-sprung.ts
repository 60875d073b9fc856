// Decides which misconceptions members of a class showed, and who holds them still.
// The log keeps which answer gave which away; the content says which questions test which.
import { isOpen } from '@/core/mastery/held-misconceptions';
import type { TrapSprung } from '@/core/reports/report';
import { misconceptionsOf } from '@/core/questions/misconceptions-of';
import type { TaughtClass } from '@/server/classes/access';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';

/** Pairs of learner and misconception, the newest falls. */
const MOST_FALLS = 50_000;

interface FallRow {
  userId: string;
  pattern: string;
  slug: string;
  at: Date;
  sure: boolean;
}

const FALLS = `SELECT a."userId", a.pattern, slug, max(a."answeredAt") AS at,
    bool_or(coalesce(a.confidence = 'sure', false)) AS sure
  FROM "ClassMember" m JOIN "Answer" a ON a."userId" = m."userId" AND a."localDay" >= $2
    AND a."struckAt" IS NULL AND a.misconceptions <> '{}', unnest(a.misconceptions) AS slug
  WHERE m."classId" = $1::uuid GROUP BY a."userId", a.pattern, slug
  ORDER BY max(a."answeredAt") DESC LIMIT ${MOST_FALLS}`;

const ASKED = `SELECT t.place, count(DISTINCT a."userId")::int AS asked
  FROM unnest($3::int[], $4::text[]) AS t (place, question)
  CROSS JOIN "ClassMember" m
  JOIN "Answer" a ON a."userId" = m."userId" AND a.question = t.question AND a."localDay" >= $2
    AND a."struckAt" IS NULL
  WHERE m."classId" = $1::uuid GROUP BY t.place`;

// A right answer that was luck (grade 1) proves nothing.
const RIGHT_SINCE = `SELECT f.place, count(*)::int AS "rightSince"
  FROM unnest($1::int[], $2::uuid[], $3::int[], $4::timestamptz[]) AS f (place, "userId", trap, at)
  JOIN unnest($5::int[], $6::text[]) AS t (trap, question) ON t.trap = f.trap
  JOIN "Answer" a ON a."userId" = f."userId" AND a.question = t.question AND a."answeredAt" > f.at
    AND a.correct AND a.grade > 1 AND a."struckAt" IS NULL
  GROUP BY f.place`;

interface Trap {
  pattern: string;
  slug: string;
  falls: (FallRow & { place: number })[];
}

/** @param since local day, the first that is read */
export async function trapsSprung(cls: TaughtClass, since: number): Promise<TrapSprung[]> {
  const { rows } = await pool().query<FallRow>({
    name: 'class-falls',
    text: FALLS,
    values: [cls.id, since],
  });
  if (rows.length === 0) return [];
  const traps = grouped(rows);
  const testing = traps.flatMap(({ pattern, slug }, trap) =>
    questionsTesting(pattern, slug).map((question) => ({ trap, question })),
  );
  const [asked, right] = await Promise.all([
    askedOf(cls, since, testing),
    rightSince(traps, testing),
  ]);
  return traps.map((trap, place) => told(trap, asked.get(place) ?? 0, right));
}

function grouped(rows: readonly FallRow[]): Trap[] {
  const traps = new Map<string, Trap>();
  for (const [place, row] of rows.entries()) {
    const { pattern, slug } = row;
    const key = `${pattern}~${slug}`;
    const trap = traps.get(key) ?? { pattern, slug, falls: [] };
    traps.set(key, trap);
    trap.falls.push({ ...row, place });
  }
  return [...traps.values()];
}

type Testing = readonly { trap: number; question: string }[];

async function askedOf(
  cls: TaughtClass,
  since: number,
  testing: Testing,
): Promise<Map<number, number>> {
  const { rows } = await pool().query<{ place: number; asked: number }>({
    name: 'class-asked',
    text: ASKED,
    values: [
      cls.id,
      since,
      testing.map(({ trap }) => trap),
      testing.map(({ question }) => question),
    ],
  });
  return new Map(rows.map(({ place, asked }) => [place, asked]));
}

async function rightSince(traps: readonly Trap[], testing: Testing): Promise<Map<number, number>> {
  const falls = traps.flatMap(({ falls: own }, trap) => own.map((fall) => ({ ...fall, trap })));
  const { rows } = await pool().query<{ place: number; rightSince: number }>({
    name: 'class-right-since',
    text: RIGHT_SINCE,
    values: [
      falls.map(({ place }) => place),
      falls.map(({ userId }) => userId),
      falls.map(({ trap }) => trap),
      falls.map(({ at }) => at),
      testing.map(({ trap }) => trap),
      testing.map(({ question }) => question),
    ],
  });
  return new Map(rows.map(({ place, rightSince: count }) => [place, count]));
}

function told(
  { pattern, slug, falls }: Trap,
  asked: number,
  right: ReadonlyMap<number, number>,
): TrapSprung {
  const found = content().patterns.get(pattern);
  const words = found?.misconceptions.find((one) => one.slug === slug);
  const fell = falls.length;
  return {
    pattern: { id: pattern, title: found?.title ?? pattern },
    slug,
    title: words?.title ?? null,
    reteach: words?.reteach ?? null,
    // Who fell was asked, also where the question that showed it is gone.
    asked: Math.max(asked, fell),
    fell,
    believe: falls.filter(({ place }) => isOpen({ rightSince: right.get(place) ?? 0 })).length,
    sure: falls.filter(({ sure }) => sure).length,
  };
}

function questionsTesting(patternId: string, slug: string): string[] {
  const pattern = content().patterns.get(patternId);
  const all = [...(pattern?.questions ?? []), ...(pattern?.lessonQuestions ?? [])];
  return all.filter((question) => misconceptionsOf(question).includes(slug)).map(({ id }) => id);
}
