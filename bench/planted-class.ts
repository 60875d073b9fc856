// Plants the class that the benchmarks of classes read: 2,000 students, 50 patterns, 240,000 answers.
import { randomUUID } from 'node:crypto';
import { LATER_DAYS } from '@/core/mastery/later';
import type { Pattern, Track } from '@/core/content/library';
import { choiceBody } from '@/core/questions/choice';
import { misconceptionsOf } from '@/core/questions/misconceptions-of';
import type { Question } from '@/core/questions/question';
import { findViewer } from '@/server/accounts/viewer';
import { taughtClass, type TaughtClass } from '@/server/classes/access';
import { content, publishContent } from '@/server/content/loaded';
import { pool } from '@/server/database/client';

export const STUDENTS = 2_000;
export const PATTERNS = 50;
/** Of each student, within the weeks that pages and reports look back on. */
export const ANSWERS = 120;

/** As many patterns as are asked for: those that there are, under further names. */
export function offerPatterns(count: number): void {
  const loaded = content();
  const [first] = loaded.patterns.values();
  if (!first) throw new Error('There is no content.');
  const patterns = Array.from({ length: count }, (_, nth): Pattern => ({
    ...first,
    id: `bench/p${nth}`,
    slug: `p${nth}`,
    track: 'bench',
    title: `Pattern ${nth}`,
    requires: [],
    questions: first.questions.map((question) => ({
      ...question,
      id: question.id.replace(first.id, `bench/p${nth}`),
      pattern: `bench/p${nth}`,
    })),
  }));
  const track = { ...loaded.library.tracks[0], slug: 'bench', title: 'Bench', patterns } as Track;
  const questions = new Map(
    patterns.flatMap((pattern) => pattern.questions).map((question) => [question.id, question]),
  );
  publishContent({
    ...loaded,
    tracks: new Map([['bench', track]]),
    patterns: new Map(patterns.map((pattern) => [pattern.id, pattern])),
    questions,
    question: (id) => questions.get(id),
  });
}

export async function plantBenchClass(): Promise<TaughtClass> {
  const [teacher, classId] = [randomUUID(), randomUUID()];
  await pool().query(`INSERT INTO "User" (id, role) VALUES ($1, 'teacher')`, [teacher]);
  await pool().query(
    `INSERT INTO "Class" (id, name, "timeZone", "createdAt") VALUES ($1, 'Bench', 'UTC', now())`,
    [classId],
  );
  await pool().query(
    'INSERT INTO "ClassTeacher" ("userId", "classId", "addedAt") VALUES ($1, $2, now())',
    [teacher, classId],
  );
  await pool().query(
    `WITH people AS (INSERT INTO "User" (id, role, "timeZone", "lastAnsweredAt")
       SELECT gen_random_uuid(), 'student', 'Europe/Paris', now() - random() * interval '20 days'
       FROM generate_series(1, ${STUDENTS}) RETURNING id),
     members AS (INSERT INTO "ClassMember" ("userId", "classId", "shownAs", "joinedAt")
       SELECT id, $1, 'Student ' || row_number() OVER (), now() - interval '90 days' FROM people
       RETURNING "userId")
     INSERT INTO "Mastery" ("userId", pattern, track, "priorMean", "priorDeviation", evidence,
       "abilityMean", "abilityDeviation", mastery, variance, strength, level, answers,
       "lastAnsweredAt", "computedAt", "laterMastery", "laterSpread")
     SELECT "userId", 'bench/p' || p, 'bench', 0, 1, array_fill(0.123456789::float8, ARRAY[81]), 0, 1,
       0.4 + random() / 2, 0.01, 0.5, 'getting-there', ${Math.ceil(ANSWERS / PATTERNS)}, at, at,
       ARRAY(SELECT 0.8 - k * 0.07 FROM generate_series(1, ${LATER_DAYS.length}) k),
       array_fill(0.1::float8, ARRAY[${LATER_DAYS.length}])
     FROM members, generate_series(0, ${PATTERNS - 1}) p,
       LATERAL (SELECT now() - (random() + p * 0) * interval '40 days' AS at) a`,
    [classId],
  );
  await plantAnswers(classId);
  await pool().query('ANALYZE');
  const cls = await taughtClass(await findViewer({ userId: teacher, epoch: 0 }), classId);
  if (!cls) throw new Error('The class is not taught by its teacher.');
  return cls;
}

/** To questions of all patterns; one answer in five gives a misconception away, where its question has one. */
async function plantAnswers(classId: string): Promise<void> {
  const questions = [...content().patterns.values()].flatMap((pattern) => pattern.questions);
  const { rowCount } = await pool().query(
    `WITH questions AS (
       SELECT * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $7::int[], $8::text[], $9::text[])
         WITH ORDINALITY AS q (question, pattern, skill, slug, rev, hit, miss, place)
     ), tries AS (
       SELECT m."userId", now() - random() * interval '29 days' AS at, random() < 0.2 AS fell,
         1 + (hashtext(m."userId"::text || nth) & 2147483647) % $6::int AS place
       FROM "ClassMember" m, generate_series(1, ${ANSWERS}) nth WHERE m."classId" = $1::uuid)
     INSERT INTO "Answer" ("userId", id, "requestHash", question, version, pattern, skill, kind,
       difficulty, rev, context, shown, response, correct, score, "elapsedMs", "answeredAt",
       "receivedAt", "timeZone", "localDay", "firstTry", grade, known, "recallBefore", "guessRate",
       "medianMs", pace, "parameterVersion", misconceptions, outcome)
     SELECT "userId", gen_random_uuid(), '', question, '', pattern, skill, 'single', 'easy', rev,
       'practice', '{}', jsonb_build_object('option', CASE WHEN fell THEN miss ELSE hit END), NOT fell, (NOT fell)::int, 20000, at, at, 'UTC',
       floor(extract(epoch FROM at) / 86400)::int, true, CASE WHEN fell THEN 1 ELSE 3 END, 0.5, 0.5,
       0.2, 20000, 1, '', CASE WHEN fell AND slug IS NOT NULL THEN ARRAY[slug] ELSE '{}' END, '{}'
     FROM tries JOIN questions USING (place)`,
    [
      classId,
      questions.map(({ id }) => id),
      questions.map(({ pattern }) => pattern),
      questions.map(({ skill }) => skill),
      questions.map((question) => misconceptionsOf(question)[0] ?? null),
      questions.length,
      questions.map(({ rev }) => rev),
      questions.map((question) => optionOf(question, true)),
      questions.map((question) => optionOf(question, false)),
    ],
  );
  if (rowCount !== STUDENTS * ANSWERS) throw new Error('Not every student answered.');
}

/** What is answered where it is chosen among options; nothing in particular elsewhere. */
function optionOf({ body }: Question, isRight: boolean): string {
  const parsed = choiceBody.safeParse(body);
  const options = parsed.success ? parsed.data.options : [];
  return options.find(({ correct }) => correct === isRight)?.id ?? 'other';
}
