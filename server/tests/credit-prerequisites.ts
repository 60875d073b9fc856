// Decides which cards a strong verdict strengthens: those of the patterns that this one builds on.
// By how much is core's decision. Runs inside the transaction of the submit.
import type { LearnerState } from '@/core/memory/apply-answer';
import { masteryView } from '@/core/memory/apply-answer';
import type { AppliedTest } from '@/core/memory/apply-test';
import { moveLoad } from '@/core/memory/load';
import { creditCards, type LogContext } from '@/core/memory/replay';
import { settled } from '@/core/mastery/state';
import type { LearnerTransaction } from '@/server/accounts/with-learner';
import { replaceCard, replaceMastery } from '@/server/answers/keep-answer';
import { cardsOf, masteryOf } from '@/server/answers/learner-state';
import { contextOf } from '@/server/answers/log-columns';
import { readLearner, type Connection } from '@/server/answers/read-learner';
import { content } from '@/server/content/loaded';
import { itemsOf } from '@/server/questions/pattern-items';
import type { StoredCredit, TestRow } from '@/server/tests/test-rows';

export interface StrongTest {
  test: TestRow;
  /** Before the test. */
  state: LearnerState;
  applied: AppliedTest;
  /** Before the test. */
  load: ReadonlyMap<number, number>;
  holding: LogContext;
  judgedAt: Date;
}

/** Further than any number of answers that a submit can bring: credits come after them. */
const CREDITS_AFTER = 1_000;

/** @returns what was strengthened, as it is told */
export async function creditPrerequisites(
  transaction: LearnerTransaction,
  strong: StrongTest,
): Promise<StoredCredit[]> {
  const { test, state, applied } = strong;
  const load = new Map(strong.load);
  for (const [skill, card] of applied.cards) moveLoad(load, state.cards.get(skill) ?? null, card);
  const requires = content().patterns.get(test.pattern)?.requires ?? [];
  const told: StoredCredit[] = [];
  for (const [place, pattern] of [...new Set(requires)].sort().entries()) {
    const revision = transaction.learner.revision + CREDITS_AFTER + place;
    const skills = await creditPattern(transaction, strong, { pattern, revision }, load);
    if (skills > 0) told.push({ pattern, skills });
  }
  return told;
}

async function creditPattern(
  { viewer, learner, client }: LearnerTransaction,
  { test, applied, holding, judgedAt }: StrongTest,
  { pattern, revision }: { pattern: string; revision: number },
  load: Map<number, number>,
): Promise<number> {
  const connection = client as Connection;
  const about = { answerId: test.id, pattern, questions: [], at: judgedAt };
  const reading = await readLearner(viewer.userId, about, connection);
  const cards = cardsOf(reading?.cards ?? null);
  if (cards.size === 0) return 0;
  const context = contextOf(learner, pattern, holding.timeZone, judgedAt);
  const credited = creditCards(cards, applied.learner, { at: judgedAt, context }, load);
  const changes = [...credited].map(([skill, card]) => {
    const before = cards.get(skill) ?? null;
    moveLoad(load, before, card);
    cards.set(skill, card);
    return { skill, before: before?.stability ?? 0, after: card.stability };
  });
  for (const [skill, card] of credited)
    await replaceCard(connection, viewer, { skill, pattern }, card);
  const mastery = masteryOf(reading?.mastery ?? null);
  if (mastery) {
    const view = masteryView(
      { learner: applied.learner, cards },
      { items: itemsOf(pattern), ...context },
    );
    await replaceMastery(connection, viewer, pattern, settled(mastery, view, judgedAt));
  }
  await connection.query({
    name: 'credit-insert',
    text: `INSERT INTO "Credit" ("userId", "testId", pattern, revision, "creditedAt", "timeZone",
        "rolloverHour", "practiceDays", retention, "parameterVersion", cards)
      VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb)`,
    values: [
      viewer.userId,
      test.id,
      pattern,
      revision,
      judgedAt,
      context.timeZone,
      context.rolloverHour,
      context.practiceDays,
      context.retention,
      context.parameters.version,
      JSON.stringify(changes),
    ],
  });
  return credited.size;
}
