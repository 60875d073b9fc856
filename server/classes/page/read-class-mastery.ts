// Decides what is read of a whole class: kept mastery of every student, faded to three days.
// One statement over maintained rows, never cards or answers; the formula is core's, given as a table.
import type { ClassCell, ClassMastery, ClassStudent } from '@/core/classes/class-mastery';
import { fadePlace } from '@/core/mastery/fade';
import { HORIZONS } from '@/core/mastery/overview';
import { LEVELS } from '@/core/mastery/progress';
import { MOST_MEMBERS, type TaughtClass } from '@/server/classes/access';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { learnersDay } from '@/server/database/local-day';
import { steadily } from '@/server/health/steadily';

/** Older than this counts as this old; what is left then hardly moves. */
const OLDEST_DAYS = 730;
/** Numbers of a cell in the statement's text, after the column. */
const PER_CELL = 10;
const SCALE = 1_000;

const FADES = Array.from({ length: OLDEST_DAYS + 1 }, (_, days) => fadePlace(days));
const FADE_FROM = FADES.map(({ from }) => from);
const FADE_SHARE = FADES.map(({ share }) => share);

interface Row {
  userId: string;
  shownAs: string;
  daysAgo: number | null;
  joinedDaysAgo: number;
  /** Cells with `;` between them, their numbers with `,`. */
  cells: string | null;
}

/** A kept value between the two kept days around `days` after the computation. */
function faded(days: number, first: string, later: string): string {
  const place = `1 + least(${OLDEST_DAYS}, a.age + ${days})`;
  const from = `($4::int[])[${place}]`;
  const low = `CASE ${from} WHEN 0 THEN ${first} ELSE coalesce(m."${later}"[${from}], ${first}) END`;
  return `round(${SCALE} * (${low} + ($5::float8[])[${place}] * (coalesce(m."${later}"[${from} + 1], ${first}) - ${low})))::int`;
}

const CELL = [
  'p.place',
  ...HORIZONS.map((days) => faded(days, 'm.mastery', 'laterMastery')),
  ...HORIZONS.map((days) => faded(days, 'sqrt(m.variance)', 'laterSpread')),
  `array_position($6::text[], m.level)`,
  `(m."strongSince" IS NOT NULL)::int`,
  `(m."lastVerdict" IS NOT DISTINCT FROM 'strong')::int`,
  `coalesce(t.today - ${learnersDay('m."lastAnsweredAt"')}, 0)`,
];

// OFFSET 0 lets PostgreSQL compute a day once; without it each use computes it again, zone and all.

const TEXT = `SELECT mem."userId", mem."shownAs",
    t.today - ${learnersDay('u."lastAnsweredAt"')} AS "daysAgo",
    t.today - ${learnersDay('mem."joinedAt"')} AS "joinedDaysAgo",
    (SELECT string_agg(concat_ws(',', ${CELL.join(', ')}), ';')
      FROM "Mastery" m
      JOIN unnest($3::text[]) WITH ORDINALITY AS p (pattern, place) ON p.pattern = m.pattern
      CROSS JOIN LATERAL (SELECT greatest(0, t.today - ${learnersDay('m."computedAt"')}) AS age
        OFFSET 0) a
      WHERE m."userId" = mem."userId" AND m.answers > 0) AS cells
  FROM "ClassMember" mem JOIN "User" u ON u.id = mem."userId"
    CROSS JOIN LATERAL (SELECT ${learnersDay('$2::timestamptz')} AS today OFFSET 0) t
  WHERE mem."classId" = $1::uuid AND ($7::uuid IS NULL OR mem."userId" = $7::uuid)
  ORDER BY mem."userId" LIMIT ${MOST_MEMBERS}`;

/** @throws DomainError "database/away" */
export async function readClassMastery(cls: TaughtClass, now: Date): Promise<ClassMastery> {
  return read(cls, null, now);
}

/** One student's row; null where nobody of this class has that id. */
export async function readStudentMastery(
  cls: TaughtClass,
  userId: string,
  now: Date,
): Promise<{ columns: ClassMastery['columns']; student: ClassStudent } | null> {
  const { columns, students } = await read(cls, userId, now);
  const [student] = students;
  return student ? { columns, student } : null;
}

async function read(cls: TaughtClass, userId: string | null, now: Date): Promise<ClassMastery> {
  const offered = [...content().tracks.values()].flatMap(({ patterns }) => patterns);
  const { rows } = await steadily(() =>
    pool().query<Row>({
      name: 'class-mastery',
      text: TEXT,
      values: [
        cls.id,
        now.toISOString(),
        offered.map(({ id }) => id),
        FADE_FROM,
        FADE_SHARE,
        LEVELS,
        userId,
      ],
    }),
  );
  const decoded = rows.map((row) => decode(row.cells));
  const begun = new Set(decoded.flatMap((cells) => [...cells.keys()]));
  const places = offered.flatMap((_, at) => (begun.has(at) ? [at] : []));
  return {
    columns: places.flatMap((at) => {
      const pattern = offered[at];
      return pattern ? [{ id: pattern.id, title: pattern.title, track: pattern.track }] : [];
    }),
    students: rows.map(({ userId: id, shownAs, daysAgo, joinedDaysAgo }, at) => ({
      userId: id,
      shownAs,
      daysAgo: daysAgo === null ? null : Math.max(0, daysAgo),
      joinedDaysAgo: Math.max(0, joinedDaysAgo),
      cells: places.map((place) => decoded[at]?.get(place) ?? null),
    })),
  };
}

/** @returns by the pattern's place among all that are offered */
function decode(text: string | null): Map<number, ClassCell> {
  const cells = new Map<number, ClassCell>();
  if (text === null) return cells;
  for (const part of text.split(';')) {
    const numbers = part.split(',').map(Number);
    if (numbers.length !== PER_CELL + 1) continue;
    const [place = 1, m0 = 0, m7 = 0, m30 = 0, s0 = 0, s7 = 0, s30 = 0, ...rest] = numbers;
    const [level = 1, isStrong = 0, wasStrong = 0, daysAgo = 0] = rest;
    cells.set(place - 1, {
      mastery: [share(m0), share(m7), share(m30)],
      spread: [spread(s0), spread(s7), spread(s30)],
      level: LEVELS[level - 1] ?? 'learning',
      isStrong: isStrong === 1,
      wasStrong: wasStrong === 1,
      daysAgo: Math.max(0, daysAgo),
    });
  }
  return cells;
}

const share = (thousandths: number) => Math.min(1, Math.max(0, thousandths / SCALE));
const spread = (thousandths: number) => Math.max(0.01, thousandths / SCALE);
