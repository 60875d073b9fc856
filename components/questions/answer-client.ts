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
import { forget, keep, unsent, type Unsent } from '@/components/questions/outbox';
import { request, type Problem, type Reply } from '@/components/questions/request';

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
 * Sends until there is an outcome; the answer stays in the outbox until then.
 *
 * @throws AbortError when `signal` fires; the answer then still waits in the outbox.
 */
export async function sendAnswer(
  entry: Unsent,
  { signal, onTrouble }: { signal?: AbortSignal; onTrouble?: () => void },
): Promise<Outcome> {
  keep(entry);
  const reply = await request<AnswerResult>('/api/answers', {
    method: 'POST',
    body: entry.request,
    ...(signal && { signal }),
    ...(onTrouble && { onTrouble }),
  });
  if (reply.ok || reply.problem.status < 500) forget(entry.request.id);
  return reply.ok ? { outcome: 'graded', result: reply.body } : refusal(reply.problem, entry.view);
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

/** Sends what earlier pages could not, except the ids that somebody on this page looks after. */
export function sendLeftovers(except: readonly string[], signal: AbortSignal): void {
  for (const entry of unsent()) {
    if (except.includes(entry.request.id)) continue;
    sendAnswer(entry, { signal }).catch(() => undefined);
  }
}

/** Takes back an answer that nothing came after; once more does no harm. */
export function takeBackAnswer(id: string, signal: AbortSignal): Promise<Reply<unknown>> {
  return request(`/api/answers/${id}/undo`, { method: 'POST', signal });
}

/** @param position counted from 1 */
export function fetchHint(
  view: QuestionView,
  position: number,
  signal: AbortSignal,
): Promise<Reply<HintView>> {
  const query = new URLSearchParams({ hint: String(position) });
  return request<HintView>(`/api/questions/${view.id}?${query}`, {
    signal,
    once: true,
  });
}

/** The question as it is now, freshly arranged. */
export function fetchQuestion(id: string, signal: AbortSignal): Promise<Reply<QuestionView>> {
  return request<QuestionView>(`/api/questions/${id}`, { signal });
}
