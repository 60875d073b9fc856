// Decides which kept answers the key of today marks otherwise than they were marked.
// Only where the learner was asked the same: of the same revision, or shown the same. The rest is counted and left.
import { gradeResponse } from '@/core/questions/grade';
import { fallenFor } from '@/core/questions/fallen-for';
import type { Question } from '@/core/questions/question';
import { kindOf } from '@/core/questions/registry';
import type { Connection } from '@/server/answers/read-learner';
import { wordingOf } from '@/server/questions/versions';

/** What grading says of an answer, and by which wording. */
export interface AnswerMark {
  version: string;
  rev: number;
  correct: boolean;
  score: number;
  misconceptions: string[];
}

export interface AnswerChange {
  userId: string;
  id: string;
  testId: string | null;
  answeredAt: Date;
  response: Record<string, unknown>;
  before: AnswerMark;
  after: AnswerMark;
}

export interface AnswerChanges {
  changes: AnswerChange[];
  /** Answers to another question than today's, or with a response that it does not know. */
  left: number;
  /** There are more than are ever regraded at once. */
  isTooMany: boolean;
}

const MOST_ANSWERS = 50_000;

interface AnswerRow extends AnswerMark {
  userId: string;
  id: string;
  testId: string | null;
  answeredAt: Date;
  response: Record<string, unknown>;
}

// Through mastery, which is indexed by pattern, to each learner's own answers. Simulated students' too: a demo
// class shall show what the key of today says.
const ANSWERS = `SELECT a."userId", a.id, a."testId", a."answeredAt", a.response, a.version, a.rev,
    a.correct, a.score, a.misconceptions
  FROM "Mastery" m JOIN "Answer" a ON a."userId" = m."userId" AND a.question = ANY($2)
  WHERE m.pattern = $1 AND a.version <> $3 AND a."struckAt" IS NULL
  ORDER BY a."userId", a."answeredAt", a.id LIMIT ${MOST_ANSWERS + 1}`;

export async function answerChanges(
  connection: Connection,
  question: Question,
): Promise<AnswerChanges> {
  const { rows } = await connection.query<AnswerRow>({
    name: 'answers-to-regrade',
    text: ANSWERS,
    values: [question.pattern, [question.id, ...question.was], question.version],
  });
  const changes: AnswerChange[] = [];
  let left = 0;
  for (const row of rows.slice(0, MOST_ANSWERS)) {
    const mark = gradeResponse(question, row.response);
    const isSame = row.rev === question.rev || (await isAsked(question, row.version));
    if (!isSame || mark.outcome !== 'graded') left += 1;
    else if (mark.correct !== row.correct || Math.abs(mark.score - row.score) > 1e-9) {
      changes.push(changeOf(row, question, mark));
    }
  }
  return { changes, left, isTooMany: rows.length > MOST_ANSWERS };
}

function changeOf(
  { version, rev, correct, score, misconceptions, ...row }: AnswerRow,
  question: Question,
  mark: { correct: boolean; score: number },
): AnswerChange {
  return {
    ...row,
    before: { version, rev, correct, score, misconceptions },
    after: {
      version: question.version,
      rev: question.rev,
      correct: mark.correct,
      score: mark.score,
      misconceptions: fallenFor(question, row.response, mark.correct),
    },
  };
}

/** Whether an earlier wording showed what today's shows: only what was kept from the learner differs. */
async function isAsked(question: Question, version: string): Promise<boolean> {
  const earlier = await wordingOf(question.id, version).catch(() => null);
  return earlier !== null && shownOf(earlier) === shownOf(question);
}

function shownOf(question: Question): string {
  const kind = kindOf(question);
  // In the order of the ids: the author's own may have changed with the key.
  const ids = kind.arrange(question.body, false, () => 0).sort();
  return JSON.stringify([question.kind, question.stem, kind.present(question.body, ids)]);
}
