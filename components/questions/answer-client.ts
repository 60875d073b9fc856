// Decides how one answer travels: kept first, sent with the same id until the server has it,
// forgotten when it was acknowledged or refused for good. Never grades.
import type {
  AnswerContext,
  AnswerRequest,
  AnswerResult,
  Confidence,
  Explanation,
  HintView,
} from '@/core/questions/answer';
import type { QuestionView } from '@/core/questions/registry';
import { deliver, sendInBackground } from '@/components/offline/deliver';
import { rememberReturning } from '@/components/mastery/returning';
import { forgetPacked, packedItem } from '@/components/offline/pack';
import { forget, keep, strike, type Unsent } from '@/components/questions/outbox';
import {
  pause,
  request,
  Unreachable,
  type Problem,
  type Reply,
} from '@/components/questions/request';

export type Response = Record<string, unknown>;

/** Memory and mastery are the server's to say; who grades in the browser leaves them out. */
export type Graded = Explanation & Partial<Pick<AnswerResult, 'id' | 'memory' | 'mastery'>>;

export type Outcome =
  | { outcome: 'graded'; result: Graded }
  | { outcome: 'incomplete'; detail: string }
  /** The question is part of an open test; `href` leads there. */
  | { outcome: 'in-test'; href: string }
  /** What was shown is not known to the server any more: show the question again. */
  | { outcome: 'stale' }
  | { outcome: 'refused'; detail: string };

export interface Given {
  id: string;
  view: QuestionView;
  context: AnswerContext;
  response: Response;
  confidence: Confidence | null;
  hintsUsed: number;
  elapsedMs: number;
}

/** The whole request; made once, so that every repetition is the same, byte for byte. */
export function answerOf(given: Given): AnswerRequest {
  return {
    id: given.id,
    question: given.view.id,
    context: given.context,
    version: given.view.version,
    shown: given.view.shown,
    response: given.response,
    ...(given.confidence && { confidence: given.confidence }),
    hintsUsed: given.hintsUsed,
    elapsedMs: Math.min(86_400_000, Math.max(0, Math.round(given.elapsedMs))),
    answeredAt: new Date().toISOString(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/**
 * Sends until there is an outcome; the answer stays in the outbox until the server has it. Where the
 * network is away and the question is in the offline pack, it is marked here and sent later.
 *
 * @throws AbortError when `signal` fires; the answer then still waits in the outbox.
 */
export async function sendAnswer(
  entry: Unsent,
  { signal, onTrouble }: { signal?: AbortSignal; onTrouble?: () => void },
): Promise<Outcome> {
  const mine = await keep(entry);
  for (let attempt = 0; ; attempt += 1) {
    const reply = await deliver(mine, signal).catch(unreachable);
    if (reply !== null) {
      if (reply.ok) {
        rememberReturning();
        void forgetPacked(entry.view.id);
      }
      return reply.ok
        ? { outcome: 'graded', result: reply.body }
        : refusal(reply.problem, entry.view);
    }
    const marked = await markedHere(entry);
    if (marked !== null) return marked;
    onTrouble?.();
    await pause(attempt, signal);
  }
}

function unreachable(error: unknown): null {
  if (error instanceof Unreachable) return null;
  throw error;
}

async function markedHere({ request, view }: Unsent): Promise<Outcome | null> {
  const item = await packedItem(view);
  if (item === null) return null;
  const { gradeHere } = await import('@/components/offline/grade-here');
  const marked = gradeHere(item, request.response);
  // The server has the last word on what no device understands.
  if (marked.outcome === 'malformed') return null;
  if (marked.outcome === 'incomplete') {
    await forget(request.id);
    return { outcome: 'incomplete', detail: marked.missing };
  }
  await forgetPacked(view.id);
  void sendInBackground();
  return { outcome: 'graded', result: { id: request.id, ...marked.explanation } };
}

function refusal(problem: Problem, view: QuestionView): Outcome {
  switch (problem.code) {
    case 'answers/incomplete':
      return { outcome: 'incomplete', detail: problem.detail };
    case 'tests/question-in-test':
      // That page goes on with a test that is open.
      return { outcome: 'in-test', href: `/test/${view.pattern}` };
    case 'answers/unknown-version':
    case 'questions/unknown':
      return { outcome: 'stale' };
    default:
      return { outcome: 'refused', detail: problem.detail };
  }
}

/** Takes back an answer that nothing came after; once more does no harm. */
export async function takeBackAnswer(id: string, signal: AbortSignal): Promise<Reply<unknown>> {
  if (await strike(id)) return { ok: true, status: 204, body: null };
  return request(`/api/answers/${id}/undo`, { method: 'POST', signal });
}

/** @param position counted from 1 */
export async function fetchHint(
  view: QuestionView,
  position: number,
  signal: AbortSignal,
): Promise<Reply<HintView>> {
  const query = new URLSearchParams({ hint: String(position) });
  const asked = request<HintView>(`/api/questions/${view.id}?${query}`, { signal, once: true });
  return asked.catch(async (error: unknown) => {
    const item = await packedItem(view);
    if (item === null) throw error;
    const { hintHere } = await import('@/components/offline/grade-here');
    const html = hintHere(item, position);
    if (html === null) throw error;
    return { ok: true, status: 200, body: { id: view.id, position, of: view.hints, html } };
  });
}

/** The question as it is now, freshly arranged. */
export function fetchQuestion(id: string, signal: AbortSignal): Promise<Reply<QuestionView>> {
  return request<QuestionView>(`/api/questions/${id}`, { signal });
}
