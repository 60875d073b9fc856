// Decides whether a test starts, goes on or has to wait, and keeps its questions and their versions.
// Which questions are drawn is core's decision.
import { DomainError } from '@/core/errors';
import { arrangeQuestion } from '@/core/questions/present';
import { randomFrom } from '@/core/random';
import { assembleTest } from '@/core/tests/assemble';
import { waitsUntil } from '@/core/tests/retest';
import type { Test, TestKind } from '@/core/tests/test';
import { localDay } from '@/core/time';
import { ensureGuest, guestClaim } from '@/server/accounts/guest';
import type { Claim } from '@/server/accounts/session';
import type { Viewer } from '@/server/accounts/viewer';
import type { Connection } from '@/server/answers/read-learner';
import { otherLearner } from '@/server/answers/record-answer';
import { patternNames } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { steadily } from '@/server/health/steadily';
import { testItemsOf } from '@/server/questions/pattern-items';
import { unknownPattern } from '@/server/questions/read-practice';
import { seenIn } from '@/server/questions/seen';
import { packedAsSeen } from '@/server/reviews/packed-questions';
import { telling } from '@/server/tests/tell-watchers';
import {
  findTest,
  itemsOfTest,
  latestTest,
  type ItemRow,
  type TestRow,
} from '@/server/tests/test-rows';
import { withLearner, type LearnerTransaction } from '@/server/accounts/with-learner';
import { viewTest } from '@/server/tests/view-test';

export interface StartedTest {
  viewer: Viewer;
  test: Test;
  /** False when an unfinished one goes on. */
  isNew: boolean;
}

interface Start {
  /** The client's, or drawn by the caller; repeating it starts nothing twice. */
  id: string;
  pattern: string;
  kind: TestKind;
  /** Draws the questions; kept with the test. */
  seed: string;
  now: Date;
  /** Whoever starts it, where the caller knows: it is nobody else's, not even a new guest's. */
  startedBy?: string;
}

/**
 * @param claim the session; without one, or when it is over, the test makes a guest
 * @throws DomainError "patterns/unknown", "tests/pool-too-small", "tests/too-soon",
 *   "tests/id-reused", "answers/other-learner", "database/away"
 */
export async function startTest(claim: Claim | null, start: Start): Promise<StartedTest> {
  if (!content().patterns.has(start.pattern)) throw unknownPattern(start.pattern);
  // Said before a guest is made for nothing.
  drawQuestions(start, [], 0);
  const begin = (transaction: LearnerTransaction) => startOnce(transaction, start);
  const known = claim && (await withLearner(claim, begin));
  if (known) return known;
  if (start.startedBy !== undefined) throw otherLearner();
  const guest = guestClaim(start.id);
  await steadily(() => ensureGuest(guest.userId, 'UTC'));
  const started = await withLearner(guest, begin);
  if (!started) throw reusedTestId(start.id);
  return started;
}

async function startOnce(
  { client, viewer }: LearnerTransaction,
  start: Start,
): Promise<StartedTest> {
  const connection = client as Connection;
  const repeated = await findTest(connection, viewer, start.id);
  if (repeated && (repeated.pattern !== start.pattern || repeated.kind !== start.kind))
    throw reusedTestId(start.id);
  const latest = repeated ?? (await latestTest(connection, viewer, start.pattern, start.kind));
  const items = latest ? await itemsOfTest(connection, viewer, latest.id) : [];
  if (latest && (repeated || isUnfinished(latest, items))) {
    return { viewer, test: await viewTest(latest, items), isNew: false };
  }
  if (latest && start.kind === 'full') refuseTooSoon(latest, start.now);
  const fresh = await insertTest(connection, viewer, start);
  return { viewer, test: await viewTest(fresh.test, fresh.items), isNew: true };
}

function isUnfinished(test: TestRow, items: readonly ItemRow[]): boolean {
  return (
    test.state === 'open' ||
    (test.state === 'judged' && items.some(({ judgedAt }) => judgedAt === null))
  );
}

function refuseTooSoon({ judgedAt }: TestRow, now: Date): void {
  const when = waitsUntil(judgedAt, now)?.toISOString();
  if (when === undefined) return;
  throw new DomainError('tests/too-soon', `The next test of this pattern can start at ${when}.`, {
    retestAt: when,
    hint: 'Practise the weak skills until then: the same test right away would mostly measure what you just read.',
  });
}

function drawQuestions(
  start: Start,
  seen: Awaited<ReturnType<typeof seenIn>>,
  today: number,
): string[] {
  const { pattern, kind, seed } = start;
  const drawn = assembleTest({
    pattern,
    items: testItemsOf(pattern),
    seen,
    seed,
    today,
    kind,
  });
  if (drawn.ok) return drawn.questions;
  throw new DomainError('tests/pool-too-small', drawn.missing, {
    hint: `Practise what there is. Authors: add questions under ${pattern}/questions.`,
  });
}

async function insertTest(connection: Connection, viewer: Viewer, start: Start) {
  const { id, pattern, kind, seed, now } = start;
  const today = localDay(now, viewer.timeZone, viewer.rolloverHour);
  const seen = [
    ...(await seenIn(viewer, pattern, connection)),
    ...(await packedAsSeen(viewer, pattern, connection)),
  ];
  const ids = drawQuestions(start, seen, today);
  await connection.query({
    name: 'test-close-older',
    text: `UPDATE "Test" SET state = 'closed', "closedAt" = $4
      WHERE "userId" = $1::uuid AND pattern = ANY ($2::text[]) AND kind = $3::"TestKind" AND state = 'judged'`,
    values: [viewer.userId, patternNames(pattern), kind, now],
  });
  await connection.query({
    name: 'test-insert',
    text: telling(`INSERT INTO "Test" ("userId", id, pattern, kind, seed, "startedAt")
      VALUES ($1::uuid, $2::uuid, $3, $4::"TestKind", $5, $6) RETURNING pattern`),
    values: [viewer.userId, id, pattern, kind, seed, now],
  });
  const items: ItemRow[] = [];
  for (const question of ids)
    items.push(await insertItem(connection, viewer, { id, seed }, items.length + 1, question));
  const test: TestRow = {
    id,
    pattern,
    kind,
    state: 'open',
    seed,
    startedAt: now,
    judgedAt: null,
    judgement: null,
  };
  return { test, items };
}

/** @param question id of a question of today's content; its version stays with the test */
export async function insertItem(
  connection: Connection,
  viewer: Viewer,
  test: { id: string; seed: string },
  position: number,
  question: string,
): Promise<ItemRow> {
  const drawn = content().question(question);
  if (!drawn) throw unknownPattern(question);
  const shown = arrangeQuestion(drawn, randomFrom(`${test.seed} ${position}`));
  await connection.query({
    name: 'test-item-insert',
    text: `INSERT INTO "TestItem" ("userId", "testId", position, question, version, skill, shown)
      VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7)`,
    values: [viewer.userId, test.id, position, drawn.id, drawn.version, drawn.skill, shown],
  });
  return {
    position,
    question: drawn.id,
    askedAs: drawn.id,
    version: drawn.version,
    skill: drawn.skill,
    shown,
    response: null,
    confidence: null,
    elapsedMs: 0,
    answeredAt: null,
    timeZone: null,
    seq: -1,
    judgedAt: null,
  };
}

function reusedTestId(id: string): DomainError {
  return new DomainError('tests/id-reused', `The id ${id} was used for another test.`, {
    hint: 'Make a new id for each test.',
  });
}
