'use client';
// Decides how a review comes and goes: looked up, kept for a reload, extended while it lasts, ended at
// any time, gone on with. Knows nothing of looks; session.ts says what a session is.
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Review } from '@/core/memory/review';
import { fetchQuestion, type Graded } from '@/components/questions/answer-client';
import { todayHere } from '@/components/questions/days';
import { unsent, type Unsent } from '@/components/questions/outbox';
import type { Reply } from '@/components/questions/request';
import type { RoundNote } from '@/components/questions/use-round';
import { useTakeBack } from '@/components/questions/use-take-back';
import { readReview, type ReviewWish } from '@/components/reviews/review-client';
import {
  extended,
  goneOn,
  inFront,
  isDone,
  keepSession,
  keptSession,
  lastAnswer,
  leftIn,
  newSession,
  renewed,
  withOutcome,
  withoutAnswer,
  type Session,
} from '@/components/reviews/session';

export type ReviewState =
  | { status: 'loading'; away: boolean }
  | { status: 'failed'; detail: string }
  | { status: 'nothing'; review: Review; wish: ReviewWish }
  | { status: 'asking'; session: Session; pending: Unsent | null; note: RoundNote | null }
  /** `after` is what the queue held then; null where somebody ended early, or nobody can tell. */
  | { status: 'ended'; session: Session; after: Review | null };

const LOADING: ReviewState = { status: 'loading', away: false };
const PATIENCE_MS = 60_000;

export function useReview(version: string) {
  const [state, setState] = useState<ReviewState>(LOADING);
  const [wish, setWish] = useState<ReviewWish>({});
  const [turn, setTurn] = useState(0);
  const next = useRef<Promise<Reply<Review>> | null>(null);
  const takeBack = useTakeBack();

  const ask = (session: Session, pending: Unsent | null = null, note: RoundNote | null = null) => {
    keepSession(session);
    setState({ status: 'asking', session, pending, note });
  };

  const begin = useEffectEvent(async (signal: AbortSignal) => {
    const day = todayHere(new Date());
    const kept = keptSession(version, day);
    const [session, pending] = kept ? await withPending(kept) : [null, null];
    if (session) return ask(session, pending);
    setState(LOADING);
    const onTrouble = () => setState({ status: 'loading', away: true });
    const reply = await readReview(wish, { signal, onTrouble });
    if (!reply.ok) return setState({ status: 'failed', detail: reply.problem.detail });
    if (reply.body.items.length === 0)
      return setState({ status: 'nothing', review: reply.body, wish });
    ask(newSession(reply.body, { version, day, ahead: wish.ahead === true }));
  });

  useEffect(() => {
    const controller = new AbortController();
    begin(controller.signal).catch(() => undefined);
    return () => controller.abort();
  }, [version, turn]);

  /** What is due by now: misses whose time has come, and what did not fit into the first look. */
  const lookAgain = () => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return readReview({}, { signal }).catch(() => readReview({}, { signal }));
  };

  const end = (session: Session, after: Review | null) => {
    keepSession(leftIn(session) > 0 ? session : null);
    setState({ status: 'ended', session, after });
  };

  const afterLast = async (session: Session) => {
    const reply = await (next.current ?? lookAgain()).catch(() => null);
    next.current = null;
    if (!reply?.ok) return end(session, null);
    const longer = session.ahead ? session : extended(session, reply.body.items);
    if (isDone(longer)) end(session, reply.body);
    else ask(longer);
  };

  const leaveFront = (session: Session, note: RoundNote | null = null) => {
    if (!isDone(session)) return ask(session, null, note);
    if (session.entries.length === 0) return restart({});
    return void afterLast(session);
  };

  const restart = (wanted: ReviewWish) => {
    keepSession(null);
    next.current = null;
    setWish(wanted);
    setTurn(turn + 1);
  };

  return {
    state,
    /** Looks again; with a wish for more than what is due, or more than today's minutes. */
    again: (wanted: ReviewWish = {}) => restart(wanted),
    graded: (result: Graded) => {
      if (state.status !== 'asking') return;
      const session = withOutcome(state.session, result);
      keepSession(session);
      setState({ ...state, session, note: null });
      if (session.index === session.entries.length - 1) next.current = lookAgain();
    },
    goOn: () => {
      if (state.status === 'asking') leaveFront(goneOn(state.session));
    },
    finish: () => {
      if (state.status !== 'asking') return;
      const session = answeredOnly(state.session);
      if (isDone(session)) void afterLast(session);
      else end(session, null);
    },
    goOnAfterAll: () => {
      if (state.status === 'ended') ask(state.session);
    },
    /** The question in front cannot be answered here: the review goes on without it. */
    leaveOut: () => {
      if (state.status === 'asking') leaveFront(renewed(state.session, null));
    },
    /** The question in front has changed meanwhile: bring it as it is now. */
    renew: async () => {
      const front = state.status === 'asking' ? inFront(state.session) : undefined;
      if (state.status !== 'asking' || !front) return;
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const reply = await fetchQuestion(front.item.question.id, signal).catch(() => null);
      if (!reply) return;
      leaveFront(renewed(state.session, reply.ok ? reply.body : null), reply.ok ? 'renewed' : null);
    },
    /** The last answer never was; its question stands in front again. */
    takeBack: async () => {
      const last = state.status === 'asking' ? lastAnswer(state.session) : null;
      if (state.status !== 'asking' || !last) return;
      await takeBack(last.answerId, (outcome) => {
        next.current = null;
        if (outcome === 'taken-back') ask(withoutAnswer(state.session, last.at), null, outcome);
        else if (outcome) setState({ ...state, note: outcome });
      });
    },
  };
}

/** Ended on a verdict, the question in front is behind; it stays where it is otherwise. */
function answeredOnly(session: Session): Session {
  return inFront(session)?.outcome ? goneOn(session) : session;
}

/** The answer that could not be sent before a reload, where its question is in front. */
async function withPending(session: Session): Promise<[Session, Unsent | null]> {
  const front = inFront(session);
  const pending = (await unsent()).find(
    ({ request: { context, question } }) =>
      context === 'review' && question === front?.item.question.id,
  );
  return pending ? [renewed(session, pending.view), pending] : [session, null];
}
