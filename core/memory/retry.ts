// Decides when a skill that was missed comes back in the same session: once, after others and a while.

/** An answer as the session knows it. */
export interface SessionAnswer {
  skill: string;
  /** Graded as a miss, luck included. */
  missed: boolean;
  at: Date;
}

export interface Retry {
  skill: string;
  /** Questions that must still come before it. */
  after: number;
  /** Milliseconds that must still pass. */
  waitMs: number;
}

/** A miss is retried after at least so many questions and minutes. */
export const RETRY_AFTER_QUESTIONS = 8;
export const RETRY_AFTER_MS = 600_000;
/** A pause as long as this ends a session. */
export const SESSION_GAP_MS = 1_800_000;

/** The answers since the last long pause; none when the pause still lasts. */
export function sessionOf<Answer extends SessionAnswer>(
  log: readonly Answer[],
  now: Date,
): Answer[] {
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

/**
 * Skills that wait for their one retry, the earliest miss first.
 *
 * @param log answers, oldest first
 */
export function retriesFor(log: readonly SessionAnswer[], now: Date): Retry[] {
  const session = sessionOf(log, now);
  const counts = new Map<string, number>();
  for (const { skill } of session) counts.set(skill, (counts.get(skill) ?? 0) + 1);
  return session.flatMap(({ skill, missed, at }, index) => {
    // Answered again since, or before: it had its turn.
    if (!missed || counts.get(skill) !== 1) return [];
    const since = session.length - 1 - index;
    return [
      {
        skill,
        after: Math.max(0, RETRY_AFTER_QUESTIONS - since),
        waitMs: Math.max(0, RETRY_AFTER_MS - (now.getTime() - at.getTime())),
      },
    ];
  });
}

/** Puts each retry at the first place that is late enough; one that finds none waits for later. */
export function withRetries<Entry>(
  entries: readonly Entry[],
  retries: readonly (Retry & { entry: Entry })[],
  msOf: (entry: Entry) => number,
): Entry[] {
  const placed: Entry[] = [];
  const left = [...retries];
  let ms = 0;
  const place = () => {
    const at = left.findIndex(({ after, waitMs }) => placed.length >= after && ms >= waitMs);
    if (at === -1) return;
    for (const { entry } of left.splice(at, 1)) {
      placed.push(entry);
      ms += msOf(entry);
    }
  };
  for (const entry of entries) {
    place();
    placed.push(entry);
    ms += msOf(entry);
  }
  place();
  return placed;
}
