// Decides when a skill that was missed comes back in the same session: once, after others and a while.

/** An answer as the session knows it. */
export interface SessionAnswer {
  skill: string;
  /** Graded as a miss, luck included. */
  missed: boolean;
  at: Date;
}

/** A miss is retried after at least so many questions and minutes. */
const RETRY_AFTER_QUESTIONS = 8;
const RETRY_AFTER_MS = 600_000;
/** A pause as long as this ends a session. */
const SESSION_GAP_MS = 1_800_000;

/** The answers since the last long pause; none when the pause still lasts. */
function sessionOf(log: readonly SessionAnswer[], now: Date): readonly SessionAnswer[] {
  let next = now.getTime();
  let first = log.length;
  while (first > 0) {
    const at = log[first - 1]?.at.getTime() ?? -Infinity;
    if (next - at >= SESSION_GAP_MS) break;
    next = at;
    first -= 1;
  }
  return log.slice(first);
}

export interface Retries {
  /** Skills whose one retry may come now, the earliest miss first. */
  ripe: string[];
  /** Those that wait, with the time from which they may come if enough else is answered. */
  waiting: { skill: string; at: Date }[];
}

/**
 * A miss of this session comes back once, at least 8 questions and 10 minutes later.
 *
 * @param log answers, oldest first
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function retriesOf(log: readonly SessionAnswer[], now: Date): Retries {
  const session = sessionOf(log, now);
  const counts = new Map<string, number>();
  for (const { skill } of session) counts.set(skill, (counts.get(skill) ?? 0) + 1);
  const retries: Retries = { ripe: [], waiting: [] };
  for (const [index, { skill, missed, at }] of session.entries()) {
    // Answered again since, or before: it had its turn.
    if (!missed || counts.get(skill) !== 1) continue;
    const from = at.getTime() + RETRY_AFTER_MS;
    const since = session.length - 1 - index;
    if (since >= RETRY_AFTER_QUESTIONS && now.getTime() >= from) retries.ripe.push(skill);
    else retries.waiting.push({ skill, at: new Date(from) });
  }
  return retries;
}
