// Decides which kept answers the key of today marks otherwise than they were marked.
// Only where the learner was asked the same: of the same revision, or shown the same. The rest is counted and left.
// Whose mark stays goes over to today's wording too: who looks at it again sees the key that counts.
import { setImmediate } from 'node:timers/promises';
import { DomainError } from '@/core/errors';
import { gradeResponse } from '@/core/questions/grade';
import { fallenFor } from '@/core/questions/fallen-for';
import type { Question } from '@/core/questions/question';
import { kindOf } from '@/core/questions/registry';
import type { Connection } from '@/server/answers/read-learner';
import { patternsAround, questionNames } from '@/server/content/earlier-names';
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
  /** From when on memory follows from it: an answer may be dated after the test that it was judged in. */
  from: Date;
  response: Record<string, unknown>;
  before: AnswerMark;
  after: AnswerMark;
}

export interface AnswerChanges {
  changes: AnswerChange[];
  /** Marked by today's key as they were marked: only their wording is another one. */
  same: AnswerChange[];
  /** Answers to another question than today's, or with a response that it does not know. */
  left: number;
  /** There are more than are ever regraded at once. */
  isTooMany: boolean;
}

const MOST_ANSWERS = 50_000;
/** Others are served in between. */
const GRADED_AT_ONCE = 500;

interface AnswerRow extends AnswerMark {
  userId: string;
  id: string;
  testId: string | null;
  from: Date;
  response: Record<string, unknown>;
}

// Through mastery, which is indexed by pattern, to each learner's own answers. Simulated students' too: a demo
// class shall show what the key of today says.
const ANSWERS = `SELECT a."userId", a.id, a."testId",
    least(a."answeredAt", a."receivedAt") AS "from", a.response, a.version, a.rev,
    a.correct, a.score, a.misconceptions
  FROM (SELECT DISTINCT "userId" FROM "Mastery" WHERE pattern = ANY($1)) m
    JOIN "Answer" a ON a."userId" = m."userId" AND a.question = ANY($2)
  WHERE a.version <> $3 AND a."struckAt" IS NULL
  ORDER BY a."userId", a."answeredAt", a.id LIMIT ${MOST_ANSWERS + 1}`;

export async function answerChanges(
  connection: Connection,
  question: Question,
): Promise<AnswerChanges> {
  const names = questionNames(question.id);
  const { rows } = await connection.query<AnswerRow>({
    name: 'answers-to-regrade',
    text: ANSWERS,
    values: [patternsAround(names), names, question.version],
  });
  const found: AnswerChanges = {
    changes: [],
    same: [],
    left: 0,
    isTooMany: rows.length > MOST_ANSWERS,
  };
  const asked = askedAs(question);
  for (const [place, row] of rows.slice(0, MOST_ANSWERS).entries()) {
    if (place % GRADED_AT_ONCE === GRADED_AT_ONCE - 1) await setImmediate();
    const mark = gradeResponse(question, row.response);
    const isSame = row.rev === question.rev || (await asked(row.version));
    if (!isSame || mark.outcome !== 'graded') {
      found.left += 1;
      continue;
    }
    const moves = mark.correct !== row.correct || Math.abs(mark.score - row.score) > 1e-9;
    found[moves ? 'changes' : 'same'].push(changeOf(row, question, mark));
  }
  return found;
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
function askedAs(question: Question): (version: string) => Promise<boolean> {
  const shown = shownOf(question);
  const known = new Map<string, boolean>();
  return async (version) => {
    const told = known.get(version);
    if (told !== undefined) return told;
    const earlier = await wordingOf(question.id, version).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'answers/unknown-version') return null;
      throw error;
    });
    const isAsked = earlier !== null && shownOf(earlier) === shown;
    known.set(version, isAsked);
    return isAsked;
  };
}

function shownOf(question: Question): string {
  const kind = kindOf(question);
  // In the order of the ids: the author's own may have changed with the key.
  const ids = kind.arrange(question.body, false, () => 0).sort();
  return JSON.stringify([question.kind, question.stem, kind.present(question.body, ids)]);
}
