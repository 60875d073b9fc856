// Decides how the browser asks the HTTP API: JSON, patience while the server is away, and
// failures as values. Knows no endpoint. Repeating is safe because every write carries its own id.

export interface Problem {
  /** The closed code, such as `tests/too-soon`; empty where the server gave none. */
  code: string;
  detail: string;
  status: number;
  /** Members that only this problem has. */
  more: Readonly<Record<string, unknown>>;
}

export type Reply<Body> =
  { ok: true; status: number; body: Body } | { ok: false; problem: Problem };

export interface Asking {
  method?: 'GET' | 'POST' | 'PUT';
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  /** Outlives the page; for what is sent while it is being left. */
  keepalive?: boolean;
  /** Tries once and throws `Unreachable` instead of waiting. */
  once?: boolean;
  /** Told whenever the server could not be reached and another try is coming. */
  onTrouble?: () => void;
}

/** The server was away and the caller did not want to wait for it. */
export class Unreachable extends Error {}

const AWAY = new Set([429, 502, 503, 504]);
const TRY_MS = 20_000;
const LONGEST_WAIT_MS = 15_000;

/**
 * Asks until an answer comes. Network failures and 429, 502, 503 and 504 are tried again with
 * growing waits, at once when the browser comes back online.
 *
 * @throws AbortError when `signal` fires; `Unreachable` with `once`.
 */
export async function request<Body>(path: string, asking: Asking = {}): Promise<Reply<Body>> {
  for (let attempt = 0; ; attempt += 1) {
    const response = await attemptOnce(path, asking);
    if (response && !AWAY.has(response.status)) return read<Body>(response);
    if (asking.once) throw new Unreachable(path);
    asking.onTrouble?.();
    await wait(waitMs(attempt, response), asking.signal);
  }
}

/**
 * Waits before another try: longer each time, and no longer than until the network is back.
 *
 * @param attempt counted from 0
 * @throws AbortError when `signal` fires
 */
export function pause(attempt: number, signal?: AbortSignal): Promise<void> {
  return wait(waitMs(attempt, null), signal);
}

async function attemptOnce(path: string, asking: Asking): Promise<Response | null> {
  const limit = AbortSignal.timeout(TRY_MS);
  try {
    return await fetch(path, {
      method: asking.method ?? 'GET',
      headers: {
        accept: 'application/json',
        ...asking.headers,
        ...(hasBody(asking) && { 'content-type': 'application/json' }),
      },
      body: hasBody(asking) ? JSON.stringify(asking.body ?? {}) : null,
      keepalive: asking.keepalive ?? false,
      cache: 'no-store',
      signal: asking.signal ? AbortSignal.any([asking.signal, limit]) : limit,
    });
  } catch (error) {
    if (asking.signal?.aborted) throw error;
    return null;
  }
}

function hasBody(asking: Asking): boolean {
  return asking.method === 'POST' || asking.method === 'PUT';
}

/** Reads a body that may be cut off or no JSON at all: a proxy's error page is a problem too. */
async function read<Body>(response: Response): Promise<Reply<Body>> {
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (response.ok) return { ok: true, status: response.status, body: body as Body };
  const more = isRecord(body) ? body : {};
  const detail = [more['detail'], more['title'], response.statusText].find(
    (text): text is string => typeof text === 'string' && text !== '',
  );
  const code = typeof more['code'] === 'string' ? more['code'] : '';
  return {
    ok: false,
    problem: { code, detail: detail ?? '', status: response.status, more },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function waitMs(attempt: number, response: Response | null): number {
  const asked = Number(response?.headers.get('retry-after')) * 1000;
  const own = Math.min(LONGEST_WAIT_MS, 700 * 2 ** attempt) * (0.75 + Math.random() / 2);
  return Math.min(LONGEST_WAIT_MS, Math.max(own, Number.isFinite(asked) ? asked : 0));
}

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      removeEventListener('online', goOn);
      signal?.removeEventListener('abort', stop);
      settle();
    };
    const goOn = () => end(resolve);
    const stop = () => end(() => reject(new DOMException('The page was left.', 'AbortError')));
    const timer = setTimeout(goOn, ms);
    addEventListener('online', goOn);
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) stop();
  });
}
