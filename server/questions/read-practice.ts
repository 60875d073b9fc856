// Decides which questions of a pattern a learner practises next; the order is core's.
import { DomainError } from '@/core/errors';
import { practiceRound, type RoundRetry } from '@/core/memory/practice-round';
import { arrangeQuestion, presentQuestion } from '@/core/questions/present';
import type { Difficulty } from '@/core/questions/question';
import type { QuestionView } from '@/core/questions/registry';
import { randomFrom } from '@/core/random';
import { localDay } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import { readCards } from '@/server/answers/read-learner';
import { content } from '@/server/content/loaded';
import { steadily } from '@/server/health/steadily';
import { parametersFor } from '@/server/mastery/parameters';
import { questionsInTests } from '@/server/questions/in-test';
import { itemsOf } from '@/server/questions/pattern-items';
import { readSession } from '@/server/questions/read-session';
import { seenIn } from '@/server/questions/seen';

const LIMIT = 10;

export interface PracticeChoice {
  difficulty: Difficulty | undefined;
  skills: readonly string[];
  /** Only what was missed in this session and may come again now. */
  onlyRetries?: boolean;
}

export interface Practice {
  pattern: string;
  questions: QuestionView[];
  /** Those of the questions that were missed earlier in this session. */
  retries: RoundRetry[];
  /** From when the next of these may come; null when none waits. */
  retryAt: string | null;
}

/**
 * @param viewer null: somebody new, to whom everything is unseen
 * @param only narrows the choice to a level, and to skills by their slugs; empty: all of them
 * @param seed makes the draw; equal seeds give equal lists
 * @returns up to ten views; none of a question that waits in the learner's test
 * @throws DomainError "patterns/unknown"
 */
export async function readPractice(
  viewer: Viewer | null,
  pattern: string,
  only: PracticeChoice,
  seed: string,
  now: Date,
): Promise<Practice> {
  if (!content().patterns.has(pattern)) throw unknownPattern(pattern);
  const past = viewer ? await steadily(() => pastOf(viewer, pattern, now)) : NO_PAST;
  const skills = new Set(only.skills.map((slug) => `${pattern}#${slug}`));
  const items = itemsOf(pattern).filter(
    ({ id, difficulty, skill }) =>
      (only.difficulty === undefined || difficulty === only.difficulty) &&
      (skills.size === 0 || skills.has(skill)) &&
      !past.inTest.has(id),
  );
  const { questions, retries, retryAt } = practiceRound({
    items,
    cards: past.cards,
    seen: past.seen,
    seed,
    day: localDay(now, viewer?.timeZone ?? 'UTC', viewer?.rolloverHour ?? 4),
    offset: viewer?.recallOffset ?? 0,
    ...(viewer && parametersIn(viewer, pattern)),
    limit: LIMIT,
    log: past.log,
    now,
  });
  const ids = only.onlyRetries ? retries.map(({ question }) => question) : questions;
  return {
    pattern,
    questions: ids.flatMap((id) => viewsOf(id, seed)),
    retries,
    retryAt: retryAt?.toISOString() ?? null,
  };
}

function parametersIn({ userId }: Viewer, pattern: string) {
  const track = content().patterns.get(pattern)?.track ?? '';
  return { parameters: parametersFor({ userId, track }).parameters };
}

const NO_PAST = { cards: new Map(), seen: [], inTest: new Set<string>(), log: [] };

async function pastOf(viewer: Viewer, pattern: string, now: Date) {
  const [cards, seen, inTest, log] = await Promise.all([
    readCards(viewer, pattern),
    seenIn(viewer, pattern),
    questionsInTests(viewer),
    readSession(viewer, now),
  ]);
  return { cards, seen, inTest, log };
}

function viewsOf(id: string, seed: string): QuestionView[] {
  const question = content().question(id);
  if (!question) return [];
  return [presentQuestion(question, arrangeQuestion(question, randomFrom(`${seed} ${id}`)))];
}

export function unknownPattern(pattern: string): DomainError {
  return new DomainError('patterns/unknown', `There is no pattern "${pattern}".`, {
    hint: 'The pages below /learn list what there is.',
  });
}
