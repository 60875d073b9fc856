// Decides how the answers of a running test get to the server: kept in this browser first, sent a
// moment later, again until they are there. Knows no question and never what is right.
import type { TestAnswer, TestAnswers } from '@/components/tests/answers';
import { request } from '@/components/questions/request';

export type SaveState = 'saved' | 'saving' | 'keeping';

interface Told {
  onState: (state: SaveState) => void;
  /** The server takes no more answers at this position, or no longer has this wording: load again. */
  onRefused: () => void;
}

interface Waiting {
  answer: TestAnswer;
  version: string;
  shown: string[];
  answeredAt: string;
}

const PAUSE_MS = 400;

export class SaveQueue {
  readonly #test: string;
  readonly #told: Told;
  readonly #leaving = new AbortController();
  #waiting = new Map<number, Waiting>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;

  constructor(test: string, told: Told) {
    this.#test = test;
    this.#told = told;
    this.#waiting = keptFor(test);
  }

  /** What an earlier page, or another tab, has not brought to the server. */
  answers(): TestAnswers {
    return Object.fromEntries(
      [...this.#waiting].map(([position, { answer }]) => [position, answer]),
    );
  }

  put(position: number, waiting: Omit<Waiting, 'answeredAt'>): void {
    const entry = { ...waiting, answeredAt: new Date().toISOString() };
    this.#waiting.set(position, entry);
    store(this.#test, position, entry);
    this.#told.onState('saving');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush().catch(() => undefined), PAUSE_MS);
  }

  /** @returns when everything that was given before is on the server */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#waiting.size > 0) this.#told.onState('saving');
    while (this.#waiting.size > 0) {
      this.#sending ??= this.#sendAll().finally(() => {
        this.#sending = null;
      });
      await this.#sending;
    }
  }

  /** Sends what waits while the page is being left; it stays kept, since nobody hears the reply. */
  sendOnLeaving(): void {
    for (const [position, entry] of this.#waiting) {
      request(this.#path(position), { ...bodyOf(entry), keepalive: true, once: true }).catch(
        () => undefined,
      );
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#leaving.abort();
  }

  async #sendAll(): Promise<void> {
    for (const [position, entry] of [...this.#waiting]) {
      const reply = await request(this.#path(position), {
        ...bodyOf(entry),
        signal: this.#leaving.signal,
        onTrouble: () => this.#told.onState('keeping'),
      });
      if (this.#waiting.get(position) === entry) {
        this.#waiting.delete(position);
        unstore(this.#test, position, entry);
      }
      if (!reply.ok) this.#told.onRefused();
    }
    if (this.#waiting.size === 0) this.#told.onState('saved');
  }

  #path(position: number): string {
    return `/api/tests/${this.#test}/answers/${position}`;
  }
}

function bodyOf({ answer, version, shown, answeredAt }: Waiting) {
  const { response, confidence, seq } = answer;
  const elapsedMs = Math.min(86_400_000, Math.max(0, Math.round(answer.elapsedMs)));
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    method: 'PUT' as const,
    body: { response, confidence, elapsedMs, version, shown, answeredAt, timeZone, seq },
  };
}

function keyOf(test: string, position: number | string): string {
  return `holdfast.test.${test}.${position}`;
}

function keptFor(test: string): Map<number, Waiting> {
  const found = new Map<number, Waiting>();
  try {
    const start = keyOf(test, '');
    for (const key of Object.keys(localStorage)) {
      const position = key.startsWith(start) ? Number(key.slice(start.length)) : NaN;
      if (!Number.isInteger(position)) continue;
      found.set(position, JSON.parse(localStorage.getItem(key) ?? '') as Waiting);
    }
  } catch {
    // Nothing that can be read was kept.
  }
  return found;
}

function store(test: string, position: number, entry: Waiting): void {
  try {
    localStorage.setItem(keyOf(test, position), JSON.stringify(entry));
  } catch {
    return;
  }
}

/** Another tab may have kept a newer one meanwhile; that one stays. */
function unstore(test: string, position: number, sent: Waiting): void {
  try {
    const kept = JSON.parse(
      localStorage.getItem(keyOf(test, position)) ?? 'null',
    ) as Waiting | null;
    if (kept && kept.answer.seq <= sent.answer.seq) localStorage.removeItem(keyOf(test, position));
  } catch {
    return;
  }
}

/** Where somebody was last in this test, on this device; null where that is not known. */
export function lastPosition(test: string): number | null {
  try {
    const kept = Number(localStorage.getItem(keyOf(test, 'at')) ?? NaN);
    return Number.isInteger(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function rememberPosition(test: string, position: number): void {
  try {
    localStorage.setItem(keyOf(test, 'at'), String(position));
  } catch {
    return;
  }
}

/** A judged test needs neither its place nor what waited for it. */
export function forgetTest(test: string): void {
  try {
    const start = keyOf(test, '');
    for (const key of Object.keys(localStorage))
      if (key.startsWith(start)) localStorage.removeItem(key);
  } catch {
    return;
  }
}
