// Decides how the last answer is taken back: struck out in the log, memory and mastery as they were before.
// Only the very last one: nothing else of the learner may have landed since.
import { z } from 'zod';
import { DomainError } from '@/core/errors';
import { evidenceOf } from '@/core/mastery/ability';
import { masterySummary } from '@/core/mastery/progress';
import { settled, type MasteryState } from '@/core/mastery/state';
import { summaryOf } from '@/core/mastery/summary';
import { masteryView } from '@/core/memory/apply-answer';
import type { Confidence } from '@/core/questions/answer';
import type { Difficulty } from '@/core/questions/question';
import type { Viewer } from '@/server/accounts/viewer';
import { withLearner, type LearnerTransaction } from '@/server/accounts/with-learner';
import type { BeforeAnswer } from '@/server/answers/before-answer';
import { replaceCard, replaceMastery } from '@/server/answers/keep-answer';
import { cardsOf, masteryOf } from '@/server/answers/learner-state';
import { readLearner, type Connection } from '@/server/answers/read-learner';
import { itemsOf } from '@/server/questions/pattern-items';

export const undoneAnswer = z.object({
  id: z.uuid(),
  /** Null where the pattern was new with this answer. */
  mastery: masterySummary.nullable(),
});
export type UndoneAnswer = z.infer<typeof undoneAnswer>;

interface Kept {
  question: string;
  pattern: string;
  skill: string;
  difficulty: Difficulty;
  response: Record<string, unknown>;
  correct: boolean;
  confidence: Confidence | null;
  hintsUsed: number;
  elapsedMs: number | null;
  guessRate: number;
  medianMs: number;
  pace: number;
  struckAt: Date | null;
  outcome: { before?: BeforeAnswer };
}

/** @throws DomainError "answers/unknown", "answers/not-last", "database/away" */
export async function undoAnswer(
  viewer: Viewer | null,
  id: string,
  now: Date,
): Promise<UndoneAnswer> {
  const undone =
    viewer && (await withLearner(viewer, (transaction) => undoOnce(transaction, id, now)));
  if (!undone) throw unknownAnswer(id);
  return undone;
}

async function undoOnce(
  transaction: LearnerTransaction,
  id: string,
  now: Date,
): Promise<UndoneAnswer> {
  const { viewer } = transaction;
  const connection = transaction.client as Connection;
  const kept = await findAnswer(connection, viewer, id);
  if (!kept) throw unknownAnswer(id);
  const reading = await readLearner(
    viewer.userId,
    { answerId: id, pattern: kept.pattern, questions: [] },
    connection,
  );
  const mastery = masteryOf(reading?.mastery ?? null);
  if (kept.struckAt) return { id, mastery: mastery && summaryOf(kept.pattern, mastery) };
  const { before } = kept.outcome;
  if (!before || before.revision + 1 !== transaction.revision) throw notLast();
  const cards = cardsOf(reading?.cards ?? null);
  const card = before.card ? (cardsOf([before.card]).get(kept.skill) ?? null) : null;
  if (card) cards.set(kept.skill, card);
  else cards.delete(kept.skill);
  const state = mastery && withoutAnswer(mastery, kept, before);
  const view = masteryView(
    { learner: before, cards },
    {
      items: itemsOf(kept.pattern),
      timeZone: viewer.timeZone,
      rolloverHour: viewer.rolloverHour,
    },
  );
  const settledState = state && settled(state, view, now);
  await replaceCard(connection, viewer, kept, card);
  await replaceMastery(connection, viewer, kept.pattern, settledState);
  await strike(connection, viewer, id, before, now);
  return { id, mastery: settledState && summaryOf(kept.pattern, settledState) };
}

/** @returns null when this was the pattern's only answer */
function withoutAnswer(
  mastery: MasteryState,
  kept: Kept,
  before: BeforeAnswer,
): MasteryState | null {
  if (mastery.answers <= 1) return null;
  const { question, skill, difficulty, guessRate, response } = kept;
  const item = { id: question, skill, difficulty, guessRate };
  const said = before.movedAbility
    ? evidenceOf({ ...kept, item, skipped: response.skip === true })
    : [];
  return {
    ...mastery,
    evidence: mastery.evidence.map((sum, at) => sum - (said[at] ?? 0)),
    answers: mastery.answers - 1,
    lastAnsweredAt: before.lastAnsweredAt ? new Date(before.lastAnsweredAt) : null,
  };
}

async function findAnswer(
  connection: Connection,
  viewer: Viewer,
  id: string,
): Promise<Kept | undefined> {
  const { rows } = await connection.query<Kept>({
    name: 'answer-to-undo',
    text: `SELECT question, pattern, skill, difficulty, response, correct, confidence, "hintsUsed", "elapsedMs",
        "guessRate", "medianMs", pace, "struckAt", outcome
      FROM "Answer" WHERE "userId" = $1::uuid AND id = $2::uuid`,
    values: [viewer.userId, id],
  });
  return rows[0];
}

async function strike(
  connection: Connection,
  viewer: Viewer,
  id: string,
  before: BeforeAnswer,
  now: Date,
): Promise<void> {
  await connection.query({
    name: 'answer-strike',
    text: 'UPDATE "Answer" SET "struckAt" = $3 WHERE "userId" = $1::uuid AND id = $2::uuid',
    values: [viewer.userId, id, now],
  });
  await connection.query({
    name: 'learner-before',
    text: `UPDATE "User" SET revision = revision + 1, "recallOffset" = $2, "paceSum" = $3, "paceCount" = $4
      WHERE id = $1::uuid`,
    values: [viewer.userId, before.recallOffset, before.paceSum, before.paceCount],
  });
}

export function unknownAnswer(id: string): DomainError {
  return new DomainError('answers/unknown', `There is no answer ${id}.`);
}

function notLast(): DomainError {
  return new DomainError(
    'answers/not-last',
    'Something was answered after this; only the last answer can be taken back.',
    {
      hint: 'Answers of a test cannot be taken back.',
    },
  );
}
