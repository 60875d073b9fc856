'use client';
// Decides how a round of practice comes and goes: loaded, kept for a reload, renewed, done.
// Knows nothing of looks; round.ts says what a round is.
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { MasterySummary, Progress } from '@/core/mastery/progress';
import type { QuestionView } from '@/core/questions/registry';
import { fetchQuestion, type Graded } from '@/components/questions/answer-client';
import { unsent, type Unsent } from '@/components/questions/outbox';
import { useProgress } from '@/components/mastery/progress-store';
import { request, type Reply } from '@/components/questions/request';
import {
  goneOn,
  isDone,
  keepRound,
  keptRound,
  lastAnswer,
  mayRetry,
  missedOf,
  newRound,
  renewed,
  withOutcome,
  withoutAnswer,
  withRetries,
  type Retries,
  type Round,
} from '@/components/questions/round';
import { useTakeBack } from '@/components/questions/use-take-back';

/** Content that was saved; the page is rendered anew once all that it waits for is there. */
type ContentChange = CustomEvent<{ version: string; waitFor: Promise<void>[] }>;

type Loaded = Reply<{ questions: QuestionView[] } & Retries>;

/** What there is to say about the question in front. */
export type RoundNote = 'renewed' | 'taken-back' | 'not-last';

export type RoundState =
  | { status: 'loading'; away: boolean }
  | { status: 'failed'; detail: string }
  | { status: 'empty' }
  | { status: 'asking'; round: Round; pending: Unsent | null; note: RoundNote | null }
  | { status: 'done'; round: Round };

interface Asked {
  pattern: string;
  version: string;
  /** The part of the address that narrows the round, as `difficulty=hard&skill=…`. */
  query: string;
}

const LOADING: RoundState = { status: 'loading', away: false };

export function useRound({ pattern, version, query }: Asked) {
  const [state, setState] = useState<RoundState>(LOADING);
  const [turn, setTurn] = useState(0);
  const next = useRef<Promise<Loaded> | null>(null);
  const takeBack = useTakeBack();
  const { progress } = useProgress();
  const address = `${pattern}?${query}`;

  const load = (signal: AbortSignal, onTrouble?: () => void): Promise<Loaded> =>
    request(`/api/practice/${pattern}${query && `?${query}`}`, {
      signal,
      ...(onTrouble && { onTrouble }),
    });

  /** Brings what was missed in this session and may come again now, after the question in front. */
  const bringRetries = async (round: Round) => {
    const wish = new URLSearchParams(query);
    wish.set('only', 'retries');
    const signal = AbortSignal.timeout(20_000);
    const reply: Loaded = await request(`/api/practice/${pattern}?${wish.toString()}`, { signal });
    if (!reply.ok) return;
    const { questions, ...retries } = reply.body;
    setState((state) => {
      // Meanwhile the round may be over, or another one.
      if (state.status !== 'asking') return state;
      const longer = withRetries(state.round, round, questions, retries);
      if (longer === state.round) return state;
      keepRound(address, longer);
      if (longer.questions.length > state.round.questions.length) next.current = null;
      return { ...state, round: longer };
    });
  };

  const show = (round: Round, pending: Unsent | null = null, note: RoundNote | null = null) => {
    keepRound(address, round);
    setState(
      isDone(round) ? { status: 'done', round } : { status: 'asking', round, pending, note },
    );
  };

  const begin = useEffectEvent(async (signal: AbortSignal) => {
    const pending = (await unsent()).find(
      ({ request: { context }, view }) => context === 'practice' && view.pattern === pattern,
    );
    const kept = keptRound(address, version);
    if (kept) return show(...withPending(kept, pending));
    setState(LOADING);
    const early = next.current;
    next.current = null;
    const onTrouble = () => setState({ status: 'loading', away: true });
    const reply = await (early ?? load(signal, onTrouble));
    if (!reply.ok) return setState({ status: 'failed', detail: reply.problem.detail });
    const { questions, ...retries } = reply.body;
    if (questions.length === 0 && !pending) return setState({ status: 'empty' });
    show(...withPending(newRound(version, questions, retries), pending));
  });

  useEffect(() => {
    const controller = new AbortController();
    begin(controller.signal).catch(() => undefined);
    return () => controller.abort();
  }, [address, turn]);

  const forgetAndBegin = () => {
    sessionStorage.removeItem('holdfast.round');
    setTurn(turn + 1);
  };

  const follow = useEffectEvent(async (now: string) => {
    if (state.status !== 'asking') return;
    const { round, pending, note } = state;
    const fresh = round.questions.map((view, nth) =>
      nth < round.index ? Promise.resolve(view) : freshly(view),
    );
    const inFront = await (fresh[round.index] ?? null);
    const shown = round.questions.map((view, nth) => (nth === round.index && inFront) || view);
    show({ ...round, version: now, questions: shown }, pending, note);
    keepRound(address, { ...round, version: now, questions: await Promise.all(fresh) });
  });

  useEffect(() => {
    // In development an author saves while the page is open; see components/author/content-news.tsx.
    if (process.env.NODE_ENV !== 'development') return;
    const changed = (event: Event) => {
      const { version: now, waitFor } = (event as ContentChange).detail;
      waitFor.push(follow(now));
    };
    window.addEventListener('holdfast:content', changed);
    return () => window.removeEventListener('holdfast:content', changed);
  }, []);

  return {
    state,
    /** Loads again, or begins the next round. */
    again: forgetAndBegin,
    graded: (result: Graded) => {
      if (state.status !== 'asking') return;
      const before = progress === null ? null : masteryIn(progress, pattern);
      const now = new Date();
      const round = withOutcome(state.round, result, before, now);
      keepRound(address, round);
      setState({ ...state, round, note: null });
      if (mayRetry(round, now)) bringRetries(round).catch(() => undefined);
      const isLast = round.index === round.questions.length - 1;
      if (isLast)
        next.current = load(AbortSignal.timeout(60_000)).catch(() =>
          load(AbortSignal.timeout(60_000)),
        );
    },
    goOn: () => {
      if (state.status === 'asking') show(goneOn(state.round));
    },
    /** The question in front cannot be answered here: the round goes on without it. */
    leaveOut: () => {
      if (state.status !== 'asking') return;
      const round = renewed(state.round, null);
      if (round.questions.length === 0) forgetAndBegin();
      else show(round);
    },
    /** The question in front has changed meanwhile: bring it as it is now. */
    renew: async () => {
      if (state.status !== 'asking') return;
      const asked = state.round.questions[state.round.index];
      if (!asked) return;
      const reply = await fetchQuestion(asked.id, AbortSignal.timeout(60_000)).catch(() => null);
      if (!reply) return;
      const round = renewed(state.round, reply.ok ? reply.body : null);
      show(round, null, reply.ok ? 'renewed' : null);
    },
    /** The last answer never was; its question stands in front again. */
    takeBack: async () => {
      const last = state.status === 'asking' ? lastAnswer(state.round) : null;
      if (state.status !== 'asking' || !last) return;
      await takeBack(last.answerId, (outcome) => {
        next.current = null;
        if (outcome === 'taken-back') show(withoutAnswer(state.round, last.at), null, outcome);
        else if (outcome) setState({ ...state, note: outcome });
      });
    },
    /** The missed ones once more, freshly arranged; those that cannot be had stay as they were. */
    missedAgain: async () => {
      if (state.status !== 'done') return;
      const missed = missedOf(state.round);
      setState(LOADING);
      show(newRound(version, await Promise.all(missed.map(freshly))));
    },
  };
}

/** The question as it is now; as it was where that cannot be had. */
function freshly(view: QuestionView): Promise<QuestionView> {
  return fetchQuestion(view.id, AbortSignal.timeout(20_000)).then(
    (reply) => (reply.ok ? reply.body : view),
    () => view,
  );
}

function masteryIn({ patterns }: Progress, pattern: string): MasterySummary {
  const known = patterns.find((one) => one.pattern === pattern);
  return known ?? { pattern, mastery: 0, strength: 0, level: 'not-started', strongUntil: null };
}

/** An unsent answer comes first: its question stands in front until the server has it. */
function withPending(round: Round, pending: Unsent | undefined): [Round, Unsent | null] {
  if (!pending) return [round, null];
  const others = round.questions.filter(
    ({ id }, nth) => nth >= round.index && id !== pending.view.id,
  );
  const questions = [...round.questions.slice(0, round.index), pending.view, ...others].slice(
    0,
    Math.max(10, round.questions.length),
  );
  const outcomes = questions.map((_, nth) =>
    nth < round.index ? (round.outcomes[nth] ?? null) : null,
  );
  const again = questions.map((view, nth) =>
    nth < round.index
      ? (round.again[nth] ?? null)
      : (round.again[
          round.questions.findIndex(({ id }, at) => at >= round.index && id === view.id)
        ] ?? null),
  );
  return [{ ...round, questions, again, outcomes }, pending];
}
