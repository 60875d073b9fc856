// Decides what a round of practice is: its questions, what came of each, and where one stands.
// Kept for this tab, so that a reload goes on where it was. Knows no network.
import type { MasterySummary } from '@/core/mastery/progress';
import type { RoundRetry } from '@/core/memory/practice-round';
import { retriesOf } from '@/core/memory/retry';
import type { QuestionView } from '@/core/questions/registry';
import type { Graded } from '@/components/questions/answer-client';
import { newId } from '@/components/ui/new-id';

export interface RoundOutcome {
  /** Null where the answer is not the server's to take back. */
  answerId: string | null;
  correct: boolean;
  /** Right, but graded as luck: it comes again like a miss. */
  lucky: boolean;
  /** Some of it was right, not all; missing in rounds kept before this was told. */
  partly?: boolean;
  /** When it was marked, ISO time; missing likewise. */
  at?: string;
  /** Null where the server has not said yet. */
  mastery: MasterySummary | null;
}

export interface Round {
  /** Which round it is, whatever becomes of its questions. */
  id: string;
  /** The content that the questions came from. */
  version: string;
  questions: QuestionView[];
  /** One for each question: why it comes again in this session; null where it does not. */
  again: (RoundRetry['why'] | null)[];
  /** From when a miss of before this round may come again; null where none waits. */
  retryAt: string | null;
  /** One for each question; null while it has not been answered. */
  outcomes: (RoundOutcome | null)[];
  /** The question in front; equal to the number of questions when the round is done. */
  index: number;
  /** The pattern's mastery when the round began; null where it was not known. */
  before: MasterySummary | null;
  /** How often an answer was taken back: the question then stands there afresh. */
  takenBack: number;
}

/** What the server says of misses of this session beside the questions. */
export interface Retries {
  retries: readonly RoundRetry[];
  retryAt: string | null;
}

const NO_RETRIES: Retries = { retries: [], retryAt: null };

export function newRound(
  version: string,
  questions: QuestionView[],
  { retries, retryAt }: Retries = NO_RETRIES,
): Round {
  const again = questions.map(
    ({ id }) => retries.find(({ question }) => question === id)?.why ?? null,
  );
  return {
    id: newId(),
    version,
    questions,
    again,
    retryAt,
    outcomes: questions.map(() => null),
    index: 0,
    before: null,
    takenBack: 0,
  };
}

export function withOutcome(
  round: Round,
  result: Graded,
  before: MasterySummary | null,
  now: Date,
): Round {
  const outcome = {
    answerId: result.id ?? null,
    correct: result.correct,
    lucky: result.memory?.lucky ?? false,
    partly: !result.correct && result.score > 0,
    at: now.toISOString(),
    mastery: result.mastery ?? null,
  };
  return {
    ...round,
    before: round.before ?? before,
    outcomes: round.outcomes.map((one, nth) => (nth === round.index ? outcome : one)),
  };
}

export function goneOn(round: Round): Round {
  return { ...round, index: Math.min(round.index + 1, round.questions.length) };
}

/** Where the last answer stands and which it is, in case it is to be taken back. */
export function lastAnswer({ outcomes, index }: Round): { at: number; answerId: string } | null {
  const at = outcomes[index] ? index : index - 1;
  const answerId = outcomes[at]?.answerId;
  return answerId ? { at, answerId } : null;
}

/** As it was before the answer at `at`, with its question in front again. */
export function withoutAnswer(round: Round, at: number): Round {
  return {
    ...round,
    index: at,
    outcomes: round.outcomes.with(at, null),
    takenBack: round.takenBack + 1,
  };
}

/** Another wording in place of the one in front, or none where the question is gone. */
export function renewed(round: Round, view: QuestionView | null): Round {
  const at = round.index;
  const instead = view ? [view] : [];
  return {
    ...round,
    questions: round.questions.toSpliced(at, 1, ...instead),
    again: round.again.toSpliced(at, 1, ...instead.map(() => round.again[at] ?? null)),
    outcomes: round.outcomes.toSpliced(at, 1, ...instead.map(() => null)),
  };
}

export function isDone(round: Round): boolean {
  return round.index >= round.questions.length;
}

export function missedOf(round: Round): QuestionView[] {
  return round.questions.filter((_, nth) => round.outcomes[nth]?.correct === false);
}

/** Skills with a miss, most often missed first. */
export function weakSkills(round: Round): { skill: string; missed: number }[] {
  const counts = new Map<string, number>();
  for (const { skill } of missedOf(round)) counts.set(skill, (counts.get(skill) ?? 0) + 1);
  return [...counts]
    .map(([skill, missed]) => ({ skill, missed }))
    .sort((one, other) => other.missed - one.missed);
}

/**
 * Whether it is time to ask the server for misses that may come again: it knows the whole session,
 * this follows the same rule as far as the round knows, and so seldom asks in vain.
 */
export function mayRetry({ questions, outcomes, retryAt }: Round, now: Date): boolean {
  if (retryAt !== null && now.getTime() >= Date.parse(retryAt)) return true;
  const log = questions.flatMap(({ skill }, nth) => {
    const outcome = outcomes[nth];
    if (!outcome?.at) return [];
    return [{ skill, missed: !outcome.correct || outcome.lucky, at: new Date(outcome.at) }];
  });
  return retriesOf(log, now).ripe.length > 0;
}

/**
 * With what may come again right after the question in front, but for skills that come anyway.
 *
 * @param asked the round as it was when the server was asked; what comes for another round comes too late
 */
export function withRetries(
  round: Round,
  asked: Round,
  questions: readonly QuestionView[],
  { retries, retryAt }: Retries,
): Round {
  if (round.id !== asked.id || round.version !== asked.version) return round;
  const coming = new Set(
    round.questions
      .filter((_, nth) => nth >= round.index + (round.outcomes[round.index] ? 1 : 0))
      .map(({ skill }) => skill),
  );
  // The server may be asked again before it knows that one was brought and answered.
  const brought = round.questions.filter((_, nth) => round.again[nth] !== null);
  for (const { skill } of brought) coming.add(skill);
  const fresh = questions.filter(({ skill }) => !coming.has(skill));
  const at = round.index + 1;
  const why = fresh.map(
    ({ id }) => retries.find(({ question }) => question === id)?.why ?? 'missed',
  );
  return {
    ...round,
    retryAt,
    questions: round.questions.toSpliced(at, 0, ...fresh),
    again: round.again.toSpliced(at, 0, ...why),
    outcomes: round.outcomes.toSpliced(at, 0, ...fresh.map(() => null)),
  };
}

const KEY = 'holdfast.round';
/** What rounds are kept with only since a later version of the page. */
type Added = 'id' | 'again' | 'retryAt';

/** The round that this tab was in the middle of at this address; answered questions are behind it. */
export function keptRound(address: string, version: string): Round | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as {
      address: string;
      round: Omit<Round, Added> & Partial<Pick<Round, Added>>;
    } | null;
    if (kept?.address !== address || kept.round.version !== version) return null;
    const index = kept.round.outcomes.findIndex((outcome) => outcome === null);
    if (index < 0) return null;
    // What an earlier version of the page has kept knows nothing of misses that come again.
    const again = kept.round.questions.map((_, nth) => kept.round.again?.[nth] ?? null);
    const { id = newId(), retryAt = null } = kept.round;
    return { ...kept.round, id, again, retryAt, index };
  } catch {
    return null;
  }
}

/** A browser that keeps nothing starts a new round after a reload; the answers are safe anyway. */
export function keepRound(address: string, round: Round): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ address, round }));
  } catch {
    return;
  }
}
