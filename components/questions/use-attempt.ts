'use client';
// Decides the course of one question on the page: answering, sending, graded. Keeps what was
// typed while the server is away. Knows nothing of kinds or looks.
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AnswerContext, Confidence } from '@/core/questions/answer';
import type { QuestionView } from '@/core/questions/registry';
import {
  answerOf,
  type Graded,
  type Outcome,
  type Response,
} from '@/components/questions/answer-client';
import { apiDesk, type AnswerDesk } from '@/components/questions/answer-desk';
import type { Unsent } from '@/components/questions/outbox';
import { inputFor } from '@/components/questions/registry';
import { useVisibleTime } from '@/components/questions/use-visible-time';
import { newId } from '@/components/ui/new-id';

export interface Attempt {
  phase: 'answering' | 'sending' | 'graded' | 'in-test';
  response: Response | null;
  confidence: Confidence | null;
  hints: readonly string[];
  hintFailed: boolean;
  /** Something is still missing: 'here' (the kind's own words), or the server's sentence. */
  missing: 'here' | { detail: string } | null;
  refused: string | null;
  /** The server is away; another try is coming. */
  trouble: boolean;
  result: Graded | null;
  testHref: string | null;
}

const FRESH: Attempt = {
  phase: 'answering',
  response: null,
  confidence: null,
  hints: [],
  hintFailed: false,
  missing: null,
  refused: null,
  trouble: false,
  result: null,
  testHref: null,
};

interface Asked {
  view: QuestionView;
  context: AnswerContext;
  /** An answer that an earlier page could not send; it is sent at once. */
  pending?: Unsent | undefined;
  onGraded?: ((result: Graded) => void) | undefined;
  onStale?: (() => void) | undefined;
  /** Where answers go; the API unless said otherwise. */
  desk?: AnswerDesk | undefined;
}

export function useAttempt(asked: Asked) {
  const { view, context, pending, onGraded, onStale, desk = apiDesk } = asked;
  const [attempt, setAttempt] = useState<Attempt>(() => (pending ? restored(pending) : FRESH));
  const change = (part: Partial<Attempt>) => setAttempt((before) => ({ ...before, ...part }));
  const id = useRef<string | null>(null);
  const leaving = useRef(new AbortController());
  const busy = useRef(false);
  const readTime = useVisibleTime(view.id);

  const settle = (outcome: Outcome) => {
    busy.current = false;
    change({ trouble: false, ...afterwards(outcome) });
    if (outcome.outcome === 'graded') onGraded?.(outcome.result);
    if (outcome.outcome === 'stale') onStale?.();
  };

  const send = async (entry: Unsent) => {
    if (busy.current) return;
    busy.current = true;
    change({ phase: 'sending', missing: null, refused: null });
    const onTrouble = () => change({ trouble: true });
    try {
      settle(await desk.send(entry, { signal: leaving.current.signal, onTrouble }));
    } catch {
      busy.current = false;
    }
  };

  const give = (response: Response) => {
    id.current ??= newId();
    const { confidence, hints } = attempt;
    const given = { id: id.current, view, context, response, confidence };
    const request = answerOf({
      ...given,
      hintsUsed: hints.length,
      elapsedMs: readTime(),
    });
    change({ response });
    void send({ request, view });
  };

  const sendPending = useEffectEvent(() => {
    // A page that is shown again has its verdict already.
    if (!pending || attempt.phase !== 'sending') return;
    id.current = pending.request.id;
    void send(pending);
  });
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    busy.current = false;
    sendPending();
    return () => controller.abort();
  }, []);

  return {
    attempt,
    answer: (response: Response) => {
      if (attempt.phase === 'answering') change({ response, missing: null, refused: null });
    },
    rate: (confidence: Confidence | null) => {
      if (attempt.phase === 'answering') change({ confidence });
    },
    skip: () => give({ skip: true }),
    check: () => {
      const { response } = attempt;
      if (response && inputFor(view).isGiven(response)) give(response);
      else change({ missing: 'here' });
    },
    hint: async () => {
      if (busy.current || attempt.hints.length >= view.hints) return;
      busy.current = true;
      change({ hintFailed: false });
      change(await openHint(desk, view, attempt.hints, leaving.current.signal));
      busy.current = false;
    },
  };
}

function restored({ request }: Unsent): Attempt {
  return {
    ...FRESH,
    phase: 'sending',
    response: request.response,
    confidence: request.confidence ?? null,
  };
}

function afterwards(outcome: Outcome): Partial<Attempt> {
  switch (outcome.outcome) {
    case 'graded':
      return { phase: 'graded', result: outcome.result };
    case 'incomplete':
      return { phase: 'answering', missing: { detail: outcome.detail } };
    case 'in-test':
      return { phase: 'in-test', testHref: outcome.href };
    case 'stale':
      return { phase: 'answering' };
    case 'refused':
      return { phase: 'answering', refused: outcome.detail };
  }
}

async function openHint(
  desk: AnswerDesk,
  view: QuestionView,
  open: readonly string[],
  signal: AbortSignal,
): Promise<Partial<Attempt>> {
  try {
    const reply = await desk.hint(view, open.length + 1, signal);
    if (reply.ok) return { hints: [...open, reply.body.html] };
    if (reply.problem.code === 'tests/question-in-test') {
      return { phase: 'in-test', testHref: `/test/${view.pattern}` };
    }
  } catch {
    // Falls through: whatever stood in the way, the hint did not come.
  }
  return { hintFailed: true };
}
