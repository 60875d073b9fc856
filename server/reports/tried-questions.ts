// Decides which first tries of a class count for a question: of its wording today, in the pool, without hints.
import { textOfHtml } from '@/core/reports/plain-cells';
import type { ClassTry, TriedQuestion } from '@/core/reports/report';
import { choiceBody } from '@/core/questions/choice';
import type { Question } from '@/core/questions/question';
import type { TaughtClass } from '@/server/classes/access';
import {
  patternsBehind,
  questionNames,
  questionNamesIn,
  questionToday,
} from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';

/** The newest; a class of 2,000 in a pattern of 50 questions. */
export const MOST_TRIES = 100_000;

interface TryRow {
  userId: string;
  question: string;
  rev: number;
  correct: boolean;
  option: string | null;
  options: string[] | null;
}

const COLUMNS = `a."userId", a.question, a.rev, a.correct, a.response->>'option' AS option,
  CASE WHEN jsonb_typeof(a.response->'options') = 'array' THEN a.response->'options' END AS options`;
const COUNTS = `a."firstTry" AND a."inPool" AND a."hintsUsed" = 0 AND a."struckAt" IS NULL`;

const TRIES = `SELECT ${COLUMNS} FROM "ClassMember" m
  JOIN "Answer" a ON a."userId" = m."userId" AND a.pattern = ANY ($2::text[])
    AND a.question = ANY ($3::text[]) AND ${COUNTS}
  WHERE m."classId" = $1::uuid ORDER BY a."answeredAt" DESC LIMIT ${MOST_TRIES}`;

/** @param patterns with so few answers altogether that none is left out, or one */
export async function triedQuestions(
  cls: TaughtClass,
  patterns: readonly string[],
): Promise<TriedQuestion[]> {
  const { rows } = await pool().query<TryRow>({
    name: 'class-tries',
    text: TRIES,
    values: [cls.id, patterns.flatMap(patternsBehind), patterns.flatMap(questionNamesIn)],
  });
  const tries = new Map<Question, ClassTry[]>();
  for (const row of rows) {
    const question = content().question(row.question);
    if (question?.rev !== row.rev || question.place !== 'pool') continue;
    const known = tries.get(question) ?? [];
    tries.set(question, known);
    known.push({ userId: row.userId, correct: row.correct, chosen: chosenIn(row) });
  }
  const doubts = await doubtsAbout([...tries.keys()]);
  return [...tries].map(([question, own]) => ({
    id: question.id,
    title: question.title,
    pattern: {
      id: question.pattern,
      title: content().patterns.get(question.pattern)?.title ?? question.pattern,
    },
    difficulty: question.difficulty,
    options: optionsOf(question),
    tries: own,
    doubted: doubts.get(question.id) ?? null,
  }));
}

function chosenIn({ option, options }: TryRow): string[] {
  return option === null ? (options ?? []) : [option];
}

function optionsOf({ body }: Question): TriedQuestion['options'] {
  const parsed = choiceBody.safeParse(body);
  if (!parsed.success) return [];
  return parsed.data.options.map(({ id, html, correct }) => ({
    id,
    text: textOfHtml(html),
    correct,
  }));
}

async function doubtsAbout(
  questions: readonly Question[],
): Promise<Map<string, 'miskeyed' | 'weak'>> {
  const { rows } = await pool().query<{ question: string; rev: number; miskeyed: boolean }>({
    name: 'doubted-questions',
    text: `SELECT question, rev, miskeyed FROM "ItemStatistics"
      WHERE question = ANY($1) AND (miskeyed OR weak)`,
    values: [questions.flatMap(({ id }) => questionNames(id))],
  });
  const revs = new Map(questions.map(({ id, rev }) => [id, rev]));
  return new Map(
    rows
      .map((row) => ({ ...row, question: questionToday(row.question) }))
      .filter(({ question, rev }) => revs.get(question) === rev)
      .map(({ question, miskeyed }) => [question, miskeyed ? 'miskeyed' : 'weak']),
  );
}
