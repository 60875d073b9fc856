// Decides how answers leave this browser: in the order in which they were given, one sender at a time
// in all tabs and the service worker, each until the server has it. Sending twice does no harm.
import { SEND_ANSWERS } from '@/components/offline/kept-pages';
import type { AnswerResult } from '@/core/questions/answer';
import type { Waiting } from '@/components/offline/shelf';
import { forget, refuse, unsent } from '@/components/questions/outbox';
import { request, type Problem, type Reply } from '@/components/questions/request';

const LOCK = 'holdfast.outbox';

/** Codes with which the server asks to come back later. */
const LATER = new Set(['tests/question-in-test', 'answers/other-learner']);

/**
 * One try of all that waits, in order.
 *
 * @param upTo ends after the answer with this id, and returns what the server said of it
 * @throws Unreachable at the first that cannot be sent; the rest waits on
 */
export function deliver(
  upTo: Waiting | null,
  signal?: AbortSignal,
): Promise<Reply<AnswerResult> | null> {
  return alone(async () => {
    for (const waiting of await unsent()) {
      const isLast = waiting.request.id === upTo?.request.id;
      const reply = await post(waiting, signal);
      if (isLast) {
        if (reply.ok || !staysHere(reply.problem)) await forget(waiting.request.id);
        return reply;
      }
      await settle(waiting, reply);
    }
    // Another tab was quicker: the server says the same once more.
    return upTo === null ? null : post(upTo, signal);
  }, signal);
}

function post(entry: Waiting, signal: AbortSignal | undefined): Promise<Reply<AnswerResult>> {
  return request<AnswerResult>('/api/answers', {
    method: 'POST',
    body: entry.request,
    ...(entry.by !== undefined && { headers: { 'holdfast-learner': entry.by } }),
    once: true,
    ...(signal && { signal }),
  });
}

/** The page that asked tells the rest by itself. */
function staysHere({ code, status }: Problem): boolean {
  return status >= 500 || code === 'answers/other-learner';
}

/** Nobody looks at these any more: what the server refuses is kept with its reason. */
async function settle({ request: { id } }: Waiting, reply: Reply<AnswerResult>): Promise<void> {
  if (reply.ok) {
    // It is the last one that the server has: those behind it are sent later.
    // Asked for anew: it may have been taken back while it was on its way.
    if ((await unsent()).some(({ request: one, isTakenBack }) => one.id === id && isTakenBack))
      await request(`/api/answers/${id}/undo`, { method: 'POST', once: true });
    return forget(id);
  }
  const { code, detail, status } = reply.problem;
  // A fault of the server's must not keep back the answers behind this one.
  if (LATER.has(code) || status >= 500) return;
  await refuse(id, detail);
}

async function alone<Value>(work: () => Promise<Value>, signal?: AbortSignal): Promise<Value> {
  // Only secure pages have locks; without them ids alone keep an answer from counting twice.
  const locks = navigator.locks as LockManager | undefined;
  if (locks === undefined) return work();
  const value = await locks.request(LOCK, signal ? { signal } : {}, work);
  return value as Value;
}

/** Asks the browser to send when the network is back, even if every tab is closed by then. */
export async function sendInBackground(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  // Not every browser has this; the next page that is opened sends as well.
  const { sync } = (registration ?? {}) as { sync?: { register(tag: string): Promise<void> } };
  await sync?.register(SEND_ANSWERS).catch(() => undefined);
}
