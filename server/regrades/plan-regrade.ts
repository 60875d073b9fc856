// Decides what a regrade would change, without changing it. To those who do not write content it is null.
import type { Question } from '@/core/questions/question';
import type { Verdict } from '@/core/tests/test';
import { writesContent, type Viewer } from '@/server/accounts/viewer';
import type { Connection } from '@/server/answers/read-learner';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';
import { responseText } from '@/server/questions/response-text';
import { answerChanges, type AnswerChange } from '@/server/regrades/answer-changes';
import { testChanges, type TestChange } from '@/server/regrades/test-change';

export interface RegradePlan {
  question: { id: string; title: string };
  /** Of today's key: applying says it back, so that nothing else is applied than what was shown. */
  version: string;
  answers: number;
  learners: number;
  /** Answers whose mark stays, and that would be shown with today's wording. */
  same: number;
  left: number;
  isTooMany: boolean;
  /** By what was answered; most frequent first, then by its words. */
  responses: { text: string; before: number; after: number; count: number }[];
  tests: number;
  verdicts: { from: Verdict; to: Verdict; count: number }[];
}

/** @param slug of a question of the pattern */
export async function planRegrade(
  viewer: Viewer | null,
  pattern: string,
  slug: string,
  now: Date,
): Promise<RegradePlan | null> {
  const question = regradable(viewer, pattern, slug);
  if (!question) return null;
  return steadily(async () => {
    const connection = pool() as Connection;
    const { changes, same, left, isTooMany } = await answerChanges(connection, question);
    const tests = await testChanges(connection, changes, now);
    return {
      question: { id: question.id, title: question.title },
      version: question.version,
      answers: changes.length,
      learners: new Set(changes.map(({ userId }) => userId)).size,
      same: same.length,
      left,
      isTooMany,
      responses: byResponse(question, changes),
      tests: tests.length,
      verdicts: byVerdict(tests),
    };
  });
}

/** A question as it is now; null also for who may not know. */
export function regradable(viewer: Viewer | null, pattern: string, slug: string): Question | null {
  if (!writesContent(viewer)) return null;
  const question = content().question(`${pattern}/${slug}`);
  return question?.pattern === pattern ? question : null;
}

export function byVerdict(tests: readonly TestChange[]): RegradePlan['verdicts'] {
  const counts = new Map<string, RegradePlan['verdicts'][number]>();
  for (const { before, after } of tests) {
    if (before.verdict === after.verdict) continue;
    const key = `${before.verdict} ${after.verdict}`;
    const known = counts.get(key) ?? { from: before.verdict, to: after.verdict, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count);
}

function byResponse(
  question: Question,
  changes: readonly AnswerChange[],
): RegradePlan['responses'] {
  const groups = new Map<string, RegradePlan['responses'][number]>();
  for (const { response, before, after } of changes) {
    const text = responseText(question, response);
    const key = `${text} ${before.score} ${after.score}`;
    const known = groups.get(key) ?? { text, before: before.score, after: after.score, count: 0 };
    groups.set(key, { ...known, count: known.count + 1 });
  }
  return [...groups.values()]
    .sort((one, other) => other.count - one.count || one.text.localeCompare(other.text, 'en'))
    .slice(0, 50);
}
