// Decides what a position of a test is worth, by the version that the test started with.
// Nothing given, and nothing complete, counts as "I don't know".
import type { GradedAnswer } from '@/core/memory/apply-answer';
import { gradeResponse } from '@/core/questions/grade';
import type { Question } from '@/core/questions/question';
import { expectedMsOf, itemOf } from '@/server/questions/pattern-items';
import { wordingOf } from '@/server/questions/versions';
import type { ItemRow } from '@/server/tests/test-rows';

const SKIPPED = { skip: true } as const;

/** A position with its mark, in the shapes that judging and memory want. */
export interface GradedItem extends GradedAnswer {
  row: ItemRow;
  question: Question;
  response: Record<string, unknown>;
  score: number;
}

/**
 * @param seen ids of the questions answered before
 * @param judgedAt stands in where nothing was saved
 */
export async function gradeItem(
  row: ItemRow,
  seen: ReadonlySet<string>,
  judgedAt: Date,
): Promise<GradedItem> {
  const question = await wordingOf(row.question, row.version);
  const mark = gradeResponse(question, row.response ?? SKIPPED);
  const isGraded = mark.outcome === 'graded';
  const response = isGraded ? (row.response ?? SKIPPED) : SKIPPED;
  return {
    row,
    question,
    response,
    item: itemOf(question, { id: row.question, skill: row.skill }),
    inPool: true,
    correct: isGraded && mark.correct,
    score: isGraded ? mark.score : 0,
    skipped: response.skip === true,
    confidence: row.confidence,
    hintsUsed: 0,
    elapsedMs: row.answeredAt ? row.elapsedMs : null,
    medianMs: expectedMsOf(question, row.question),
    firstTry: !seen.has(row.question),
    answeredAt: row.answeredAt ?? judgedAt,
  };
}
