// Decides whether an unsure test goes on by one question; which one is core's decision.
import { DomainError } from '@/core/errors';
import { assembleFollowUp } from '@/core/tests/assemble';
import type { TestQuestion } from '@/core/tests/test';
import { localDay } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import type { Connection } from '@/server/answers/read-learner';
import { skillToday } from '@/server/content/earlier-names';
import { testItemsOf } from '@/server/questions/pattern-items';
import { seenIn } from '@/server/questions/seen';
import { insertItem } from '@/server/tests/start-test';
import { revealedIn } from '@/server/tests/submit-test';
import {
  findTest,
  lockItems,
  unknownTest,
  type ItemRow,
  type TestRow,
} from '@/server/tests/test-rows';
import { withLearner, type LearnerTransaction } from '@/server/accounts/with-learner';
import { viewItem } from '@/server/tests/view-test';

export interface FollowUpQuestion {
  question: TestQuestion;
  /** False when it had been drawn before and still waits for its verdict. */
  isNew: boolean;
}

/** @throws DomainError "tests/unknown", "tests/no-follow-up", "database/away" */
export async function extendTest(
  viewer: Viewer | null,
  id: string,
  now: Date,
): Promise<FollowUpQuestion> {
  const found =
    viewer && (await withLearner(viewer, (transaction) => extendOnce(transaction, id, now)));
  if (!found) throw unknownTest(id);
  return found;
}

async function extendOnce(
  { client, viewer }: LearnerTransaction,
  id: string,
  now: Date,
): Promise<FollowUpQuestion> {
  const connection = client as Connection;
  const test = await findTest(connection, viewer, id);
  if (!test) throw unknownTest(id);
  if (test.state !== 'judged' || !test.judgement?.more) throw noFollowUp(test);
  const items = await lockItems(connection, viewer, id);
  const waiting = items.find(({ judgedAt }) => judgedAt === null);
  if (waiting) return { question: await viewItem(waiting), isNew: false };
  const question = await drawFollowUp(connection, viewer, test, items, now);
  const item = await insertItem(connection, viewer, test, items.length + 1, question);
  return { question: await viewItem(item), isNew: true };
}

async function drawFollowUp(
  connection: Connection,
  viewer: Viewer,
  { pattern, kind, seed, judgement }: TestRow,
  asked: readonly ItemRow[],
  now: Date,
): Promise<string> {
  const ids = asked.map(({ question }) => question);
  const next = assembleFollowUp({
    pattern,
    kind,
    seed,
    items: testItemsOf(pattern),
    seen: await seenIn(viewer, pattern, connection),
    today: localDay(now, viewer.timeZone, viewer.rolloverHour),
    asked: ids,
    revealed: revealedIn(ids, judgement?.marks ?? []),
    known: new Map(
      Object.entries(judgement?.known ?? {}).map(([skill, known]) => [skillToday(skill), known]),
    ),
  });
  if (next.ok) return next.question;
  throw new DomainError('tests/no-follow-up', next.missing, {
    hint: 'Practise and take the test again tomorrow.',
  });
}

function noFollowUp({ state, judgement }: TestRow): DomainError {
  const reason =
    state === 'open'
      ? 'This test was not submitted yet.'
      : `This test has its verdict (${judgement?.verdict ?? 'none'}) and takes no more questions.`;
  return new DomainError('tests/no-follow-up', reason, {
    hint: 'Only a judged test that says "unsure" and how many more may follow can go on.',
  });
}
