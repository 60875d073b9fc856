// Decides how what learners did towards assignments is read: one statement for all of them, each part
// bounded by the learner and by when the assignment began for them, so that an index finds it.
import {
  ANSWERS_A_DAY,
  MOST_DAYS_AHEAD,
  type Assignment,
  type AssignmentKind,
} from '@/core/assignments/assignment';
import { beginOf, standingOf, type Deeds, type Standing } from '@/core/assignments/standing';
import { localDay } from '@/core/time';
import { patternToday } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { everyName, nameFamilies } from '@/server/content/name-families';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

/** One learner and one assignment of a class that they are in. */
export interface Pair {
  userId: string;
  classId: string;
  assignmentId: string;
}

export interface StandingRow extends Pair {
  assignment: Assignment;
  className: string;
  /** In which its due dates are meant. */
  classZone: string;
  shownAs: string;
  standing: Standing;
}

interface Row extends Pair {
  className: string;
  classZone: string;
  shownAs: string;
  timeZone: string;
  rolloverHour: number;
  joinedAt: Date;
  kind: AssignmentKind;
  pattern: string | null;
  warmUpId: string | null;
  days: number | null;
  startsAt: Date;
  dueAt: Date;
  extendedTo: Date | null;
  /** Of a warm-up, as they were called when it was made. */
  questions: string[] | null;
  deeds: WireDeeds | null;
}

interface WireDeeds {
  days?: { day: number; answers: number; countedAt: string | null }[] | null;
  test?: { judgedAt: string | null; verdict: Standing['verdict']; points: number | null } | null;
  /** Place in the warm-up, from 1, and when it was first answered. */
  questions?: { place: number; first: string }[] | null;
}

/** The longest assignment, its first and last days, and what is made up for after it. */
const DAYS_READ = 2 * MOST_DAYS_AHEAD;

// It begins for a member when it is asked, or when they join if that is later (beginOf in core).
const BEGIN = `greatest(a."startsAt", m."joinedAt")`;

// A pair's deeds are read by the learner's id first, then pattern or time: "Answer" and "Test" have
// indexes that begin so. Struck answers never counted; those of tests count for the test. Answers, tests and
// assignments keep the names of their time: $4 and $5 tell which are the same thing.
const STATEMENT = `SELECT m."userId", m."shownAs", m."joinedAt", u."timeZone", u."rolloverHour", a."classId", a.id AS "assignmentId",
    c.name AS "className", c."timeZone" AS "classZone",
    a.kind::text, a.pattern, a."warmUpId", a.days, a."startsAt", a."dueAt", e."dueAt" AS "extendedTo",
    CASE WHEN a.kind = 'warm-up' THEN ARRAY(SELECT q->>'question'
      FROM jsonb_array_elements(w.questions) WITH ORDINALITY AS listed (q, place) ORDER BY place) END AS questions,
    CASE a.kind
      WHEN 'test' THEN (SELECT json_build_object('test', json_build_object(
            'judgedAt', t."judgedAt", 'verdict', t.verdict,
            'points', 100 * (t.judgement->>'score')::float8 / greatest(1, (t.judgement->>'asked')::int)))
        FROM (SELECT t."judgedAt", t.verdict, t.judgement FROM "Test" t
          WHERE t."userId" = m."userId" AND t.pattern = ANY (p.names) AND t.kind = 'full'
            AND (t."judgedAt" >= ${BEGIN} OR (t."judgedAt" IS NULL AND t."startedAt" >= ${BEGIN}))
          ORDER BY t."judgedAt" NULLS LAST LIMIT 1) t)
      WHEN 'warm-up' THEN (SELECT json_build_object('questions', json_agg(n)) FROM (
          SELECT listed.place, min(n."answeredAt") AS first
          FROM jsonb_array_elements(w.questions) WITH ORDINALITY AS listed (q, place)
          CROSS JOIN LATERAL (SELECT ${everyName("listed.q->>'question'", '$5')} AS names OFFSET 0) k
          JOIN "Answer" n ON n."userId" = m."userId" AND n.question = ANY (k.names)
            AND n."answeredAt" >= ${BEGIN} AND n.context <> 'test' AND n."struckAt" IS NULL
          GROUP BY listed.place) n)
      WHEN 'practice' THEN (SELECT json_build_object('days', json_agg(d)) FROM (
          SELECT n."localDay" AS day, count(*)::int AS answers,
            (array_agg(n."answeredAt" ORDER BY n."answeredAt"))[$3] AS "countedAt"
          FROM "Answer" n
          WHERE n."userId" = m."userId" AND n.pattern = ANY (p.names) AND n."answeredAt" >= ${BEGIN}
            AND n.context <> 'test' AND n."struckAt" IS NULL
          GROUP BY n."localDay" ORDER BY n."localDay" LIMIT ${DAYS_READ}) d)
      ELSE (SELECT json_build_object('days', json_agg(d)) FROM (
          SELECT n."localDay" AS day, count(*)::int AS answers,
            (array_agg(n."answeredAt" ORDER BY n."answeredAt"))[$3] AS "countedAt"
          FROM "Answer" n
          WHERE n."userId" = m."userId" AND n."answeredAt" >= ${BEGIN}
            AND n."answeredAt" < greatest(a."dueAt", e."dueAt")
            AND n.context = 'review' AND n."struckAt" IS NULL
          GROUP BY n."localDay" ORDER BY n."localDay" LIMIT ${DAYS_READ}) d)
    END AS deeds
  FROM "ClassMember" m
  JOIN "User" u ON u.id = m."userId"
  JOIN "Class" c ON c.id = m."classId"
  JOIN "Assignment" a ON a."classId" = m."classId" AND a."removedAt" IS NULL
  LEFT JOIN "AssignmentExtension" e
    ON e."userId" = m."userId" AND e."classId" = a."classId" AND e."assignmentId" = a.id
  CROSS JOIN LATERAL (SELECT ${everyName('a.pattern', '$4')} AS names) p
  LEFT JOIN "WarmUp" w ON w."classId" = a."classId" AND w.id = a."warmUpId"`;

const ORDER = `ORDER BY a."dueAt", a.id, lower(m."shownAs"), m."userId"`;

/** For all members of a class. The caller has asked for the right. */
export function standingsOfClass(
  classId: string,
  assignmentIds: readonly string[],
  now: Date,
): Promise<StandingRow[]> {
  return read(
    'class-standings',
    `${STATEMENT} WHERE m."classId" = $1::uuid AND a.id = ANY($2::uuid[]) ${ORDER}`,
    [classId, assignmentIds, ANSWERS_A_DAY],
    now,
  );
}

/** For one member of one class. The caller has asked for the right. */
export function standingsInClass(
  classId: string,
  userId: string,
  now: Date,
): Promise<StandingRow[]> {
  return read(
    'standings-in-class',
    `${STATEMENT} WHERE m."classId" = $1::uuid AND m."userId" = $2::uuid ${ORDER} LIMIT 200`,
    [classId, userId, ANSWERS_A_DAY],
    now,
  );
}

/**
 * For one learner, in all their classes: what is due from `since` on, and was not before they joined.
 * Archived classes ask nothing.
 */
export function standingsOfLearner(userId: string, since: Date, now: Date): Promise<StandingRow[]> {
  return read(
    'learner-standings',
    `${STATEMENT} WHERE m."userId" = $1::uuid AND c."archivedAt" IS NULL AND greatest(a."dueAt", e."dueAt") >= $2
       AND greatest(a."dueAt", e."dueAt") > m."joinedAt" ${ORDER} LIMIT 100`,
    [userId, since, ANSWERS_A_DAY],
    now,
  );
}

/** For one member, in all their classes, archived ones too: all that was asked by now and not removed. */
export function standingsOfMember(userId: string, now: Date): Promise<StandingRow[]> {
  return read(
    'member-standings',
    `${STATEMENT} WHERE m."userId" = $1::uuid AND a."startsAt" <= $2 ${ORDER}`,
    [userId, now, ANSWERS_A_DAY],
    now,
  );
}

async function read(
  name: string,
  text: string,
  values: unknown[],
  now: Date,
): Promise<StandingRow[]> {
  const { patterns, questions } = nameFamilies();
  const { rows } = await steadily(() =>
    pool().query<Row>({ name, text, values: [...values, patterns, questions] }),
  );
  return rows.map((row) => standingRow(row, now));
}

function standingRow(row: Row, now: Date): StandingRow {
  const { userId, classId, assignmentId, className, classZone, shownAs } = row;
  const { timeZone, rolloverHour, joinedAt } = row;
  const { kind, warmUpId, days, startsAt, dueAt, extendedTo } = row;
  const pattern = row.pattern === null ? null : patternToday(row.pattern);
  const assignment = { id: assignmentId, kind, pattern, warmUpId, days, startsAt, dueAt };
  // What is no longer offered is asked of nobody.
  const offered = (row.questions ?? []).map((id) => content().question(id) !== undefined);
  const terms = {
    ...assignment,
    joinedAt,
    extendedTo,
    questionCount: offered.filter(Boolean).length,
    startDay: localDay(beginOf({ startsAt, joinedAt }), timeZone, rolloverHour),
    // Due is the first instant that is too late.
    dueDay: localDay(new Date(dueAt.getTime() - 1), timeZone, rolloverHour),
    today: localDay(now, timeZone, rolloverHour),
  };
  const standing = standingOf(terms, deedsOf(row.deeds, offered), now);
  const pair = { userId, classId, assignmentId };
  return { ...pair, className, classZone, shownAs, assignment, standing };
}

function deedsOf(wire: WireDeeds | null, offered: readonly boolean[]): Deeds {
  return {
    days: (wire?.days ?? []).map((one) => ({ ...one, countedAt: dateOf(one.countedAt) })),
    test: wire?.test ? { ...wire.test, judgedAt: dateOf(wire.test.judgedAt) } : null,
    questions: (wire?.questions ?? []).flatMap(({ place, first }) =>
      offered[place - 1] ? [new Date(first)] : [],
    ),
  };
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
