// Decides what a round of practice asks: misses of this session whose one retry has come, then the rest.
// Refuses to know questions' texts and how cards move.
import { practiceOrder, type PracticeInput } from './queue';
import { retriesOf, type SessionAnswer } from './retry';

/** An answer of the session; luck is a miss that was marked right. */
export interface RoundAnswer extends SessionAnswer {
  question: string;
  lucky: boolean;
}

export interface RoundInput extends PracticeInput {
  /** Answers of this session, in any context, oldest first. */
  log: readonly RoundAnswer[];
  now: Date;
}

export interface RoundRetry {
  question: string;
  /** What was seen of its skill earlier in this session. */
  why: 'missed' | 'lucky';
}

export interface PracticeRound {
  /** Question ids: retries first, then as `practiceOrder` has it, at most `limit`. */
  questions: string[];
  /** Those among them that come again. */
  retries: RoundRetry[];
  /** From when the next retry may come, if enough else is answered; null when none waits. */
  retryAt: Date | null;
}

/**
 * The same question comes again only where its skill has no other. What was missed and waits for
 * its time is held back to the end, where nothing else is left to ask.
 */
export function practiceRound(input: RoundInput): PracticeRound {
  const { items, log, limit } = input;
  const offered = new Set(items.map(({ skill }) => skill));
  const { ripe, waiting } = retriesOf(log, input.now);
  const missed = new Map(
    log.filter(({ skill }) => offered.has(skill)).map((answer) => [answer.skill, answer]),
  );
  const retries = ripe.flatMap((skill): RoundRetry[] => {
    const before = missed.get(skill);
    const own = items.filter((item) => item.skill === skill);
    const others = own.filter(({ id }) => id !== before?.question);
    const order = practiceOrder({ ...input, items: others.length > 0 ? others : own, limit: 1 });
    return order.map((question) => ({ question, why: before?.lucky ? 'lucky' : 'missed' }));
  });
  const held = new Set(waiting.map(({ skill }) => skill).filter((skill) => offered.has(skill)));
  const rest = items.filter(({ skill }) => !ripe.includes(skill));
  const [later, now] = [true, false].map((isHeld) =>
    practiceOrder({ ...input, items: rest.filter(({ skill }) => held.has(skill) === isHeld) }),
  );
  const first = waiting.find(({ skill }) => offered.has(skill));
  const kept = retries.slice(0, limit);
  return {
    questions: [...kept.map(({ question }) => question), ...(now ?? []), ...(later ?? [])].slice(
      0,
      limit,
    ),
    retries: kept,
    retryAt: first?.at ?? null,
  };
}
