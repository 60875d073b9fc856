// Decides how somebody watches a class: the state at once, then whenever it moved, until they may no more.
// Knows nothing of HTTP; what is sent and how is the caller's.
import type { LiveState } from '@/core/classes/live';
import { findViewer } from '@/server/accounts/viewer';
import type { Claim } from '@/server/accounts/session';
import { taughtClass } from '@/server/classes/access';
import { hearTests } from '@/server/classes/live/hear-tests';
import { readLive } from '@/server/classes/live/read-live';
import { log } from '@/server/health/log';

export interface Watch {
  claim: Claim | null;
  classId: string;
  pattern: string;
  now: () => Date;
  /** Between two states at least; what moves meanwhile is in the next. */
  pauseMs?: number;
  /** How often the right to watch is asked for again. */
  askEveryMs?: number;
}

export type WatchEvent =
  | { type: 'state'; state: LiveState }
  /** Nothing new; the connection holds. */
  | { type: 'beat' }
  /** It cannot be read just now; what was told last may be old. */
  | { type: 'away' }
  /** Others watch instead: too many do. */
  | { type: 'full' }
  /** They may no longer watch. */
  | { type: 'closed' };

const PAUSE_MS = 700;
const ASK_EVERY_MS = 15_000;
/** After this the browser connects anew. */
const LONGEST_MS = 3_600_000;
const MOST_OF_ONE = 4;
const MOST_OF_ALL = 300;

/** Those who watch, the oldest first. */
const watching = new Set<{ userId: string; stop: () => void }>();

/** Yields until `signal` is aborted, the right is lost, or an hour is over. */
export async function* watchClass(watch: Watch, signal: AbortSignal): AsyncGenerator<WatchEvent> {
  const { pauseMs = PAUSE_MS, askEveryMs = ASK_EVERY_MS } = watch;
  const bell = new Bell();
  const ended = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]);
  ended.addEventListener('abort', () => bell.ring('end'));
  let isFull = false;
  const give = () => {
    isFull = true;
    bell.ring('end');
  };
  const seat = { userId: watch.claim?.userId ?? '', stop: give };
  takeSeat(seat);
  const unhear = hearTests(watch.pattern, () => bell.ring('moved'));
  let [last, lastAsked] = ['', 0];
  try {
    while (!ended.aborted && !bell.isEnded) {
      // The right is read with every state: a class that was left is not shown once more.
      const found = await readState(watch);
      if (found === 'closed') {
        yield { type: 'closed' };
        return;
      }
      lastAsked = performance.now();
      const text = JSON.stringify(found);
      if (found === 'away') yield { type: 'away' };
      else if (text !== last) yield { type: 'state', state: found };
      else yield { type: 'beat' };
      last = text;
      await pause(pauseMs);
      await bell.wait(Math.max(1, askEveryMs - (performance.now() - lastAsked)));
    }
    if (isFull && !ended.aborted) yield { type: 'full' };
  } finally {
    unhear();
    watching.delete(seat);
  }
}

/** The oldest give way, and are told. */
function takeSeat(seat: { userId: string; stop: () => void }): void {
  const own = [...watching].filter(({ userId }) => userId === seat.userId);
  const oldest = own.length >= MOST_OF_ONE ? own[0] : undefined;
  const first = watching.size >= MOST_OF_ALL ? [...watching][0] : undefined;
  for (const leaving of [oldest, first]) {
    if (leaving && watching.delete(leaving)) leaving.stop();
  }
  watching.add(seat);
}

async function readState({ claim, classId, pattern, now }: Watch) {
  try {
    const cls = await taughtClass(await findViewer(claim), classId);
    return (cls && (await readLive(cls, pattern, now()))) ?? 'closed';
  } catch (error) {
    log().warn({ err: error }, 'a class that is watched could not be read');
    return 'away';
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** Wakes whoever waits; what rings while nobody waits is not lost. */
class Bell {
  isEnded = false;
  private rang = false;
  private wake: (() => void) | undefined;

  ring(why: 'moved' | 'end'): void {
    if (why === 'end') this.isEnded = true;
    this.rang = true;
    this.wake?.();
  }

  async wait(ms: number): Promise<void> {
    if (!this.rang && !this.isEnded) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        timer = setTimeout(resolve, ms);
      });
      clearTimeout(timer);
    }
    this.rang = false;
    this.wake = undefined;
  }
}
