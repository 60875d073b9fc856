'use client';
// Decides how a test comes and goes: loaded, answered, picked up on another device, handed in.
// The server's state is the truth; what it does not have yet lies on top of it.
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Test, TestQuestion, TestResult } from '@/core/tests/test';
import {
  mergedAnswers,
  nextSeq,
  type TestAnswer,
  type TestAnswers,
} from '@/components/tests/answers';
import {
  forgetTest,
  lastPosition,
  rememberPosition,
  SaveQueue,
  type SaveState,
} from '@/components/tests/save-queue';
import { forgetPacked } from '@/components/offline/pack';
import { request, type Reply } from '@/components/questions/request';

export interface Taking {
  test: Test;
  answers: TestAnswers;
  /** Position in front, counted from 1. */
  at: number;
  /** Another device changed the answer in front. */
  newer: boolean;
}

export type TestState =
  | { status: 'loading'; away: boolean }
  | { status: 'missing' }
  | { status: 'failed'; detail: string }
  | ({ status: 'ready' } & Taking);

export function useTest(id: string) {
  const [state, setState] = useState<TestState>({ status: 'loading', away: false });
  const [saving, setSaving] = useState<SaveState>('saved');
  const [handingIn, setHandingIn] = useState<'idle' | 'busy' | 'trying'>('idle');
  const [turn, setTurn] = useState(0);
  const queue = useRef<SaveQueue | null>(null);

  const show = (test: Test, kept: TestAnswers = {}) =>
    setState((before) => (before.status === 'ready' ? updated(before, test) : opened(test, kept)));

  const load = useEffectEvent(async (saves: SaveQueue, signal: AbortSignal) => {
    // As it is before asking: what arrives meanwhile, this reading may have missed.
    const kept = saves.answers();
    const onTrouble = () =>
      setState((now) => (now.status === 'ready' ? now : { status: 'loading', away: true }));
    const reply = await request<Test>(`/api/tests/${id}`, { signal, onTrouble });
    if (reply.ok) {
      show(reply.body, kept);
      // What waits for its verdict keeps no key on this device.
      for (const question of reply.body.questions) void forgetPacked(question.id);
    } else if (reply.problem.status === 404 || reply.problem.status === 400)
      setState({ status: 'missing' });
    else
      setState((now) =>
        now.status === 'ready' ? now : { status: 'failed', detail: reply.problem.detail },
      );
  });

  useEffect(() => {
    const controller = new AbortController();
    const pull = () => void load(saves, controller.signal).catch(() => undefined);
    const saves = new SaveQueue(id, { onState: setSaving, onRefused: pull });
    queue.current = saves;
    const turned = () => {
      if (document.hidden) saves.sendOnLeaving();
      else void saves.flush().then(pull, () => undefined);
    };
    const left = () => saves.sendOnLeaving();
    pull();
    void saves.flush().catch(() => undefined);
    document.addEventListener('visibilitychange', turned);
    addEventListener('focus', turned);
    addEventListener('pagehide', left);
    return () => {
      controller.abort();
      saves.sendOnLeaving();
      saves.stop();
      document.removeEventListener('visibilitychange', turned);
      removeEventListener('focus', turned);
      removeEventListener('pagehide', left);
    };
  }, [id, turn]);

  const handIn = async () => {
    if (handingIn !== 'idle') return;
    setHandingIn('busy');
    try {
      await queue.current?.flush();
      const onTrouble = () => setHandingIn('trying');
      const reply = await request<TestResult>(`/api/tests/${id}/submit`, {
        method: 'POST',
        onTrouble,
      });
      if (!reply.ok) return setState({ status: 'failed', detail: reply.problem.detail });
      forgetTest(id);
      await reload();
    } catch {
      // The page was left; the answers are saved and the test waits to be handed in.
    } finally {
      setHandingIn('idle');
    }
  };

  const reload = async () => {
    const reply = await request<Test>(`/api/tests/${id}`);
    if (reply.ok) show(reply.body);
  };

  return {
    state,
    saving,
    handingIn,
    retry: () => setTurn(turn + 1),
    goTo: (position: number) => {
      rememberPosition(id, position);
      setState((now) => (now.status === 'ready' ? { ...now, at: position, newer: false } : now));
    },
    answer: (question: TestQuestion, given: Omit<TestAnswer, 'seq'>) => {
      if (state.status !== 'ready') return;
      const { position, version, shown } = question;
      rememberPosition(id, position);
      const known = state.answers[position]?.seq ?? -1;
      const answer = { ...given, seq: nextSeq(known, state.test.startedAt, Date.now()) };
      queue.current?.put(position, { answer, version, shown });
      setState({ ...state, newer: false, answers: { ...state.answers, [position]: answer } });
    },
    handIn,
    /** @returns the problem's sentence, or null when the next question is there */
    oneMore: async (): Promise<string | null> => {
      const reply: Reply<unknown> = await request(`/api/tests/${id}/more`, { method: 'POST' });
      await reload();
      return reply.ok ? null : reply.problem.detail;
    },
  };
}

function opened(test: Test, kept: TestAnswers): TestState {
  const answers = mergedAnswers(kept, test.questions);
  return { status: 'ready', test, answers, at: placeIn(test, answers), newer: false };
}

/** A later reading of the same test: newer answers from elsewhere come in, none of ours goes. */
function updated(now: Taking, test: Test): TestState {
  const answers = mergedAnswers(now.answers, test.questions);
  const stays = test.questions.some(({ position, judged }) => position === now.at && !judged);
  const newer = stays && answers[now.at]?.seq !== now.answers[now.at]?.seq;
  return { status: 'ready', test, answers, at: stays ? now.at : placeIn(test, answers), newer };
}

/** Where one was, else the first question without an answer, else the first that still counts. */
function placeIn({ id, questions }: Test, answers: TestAnswers): number {
  const open = questions.filter(({ judged }) => !judged);
  const last = lastPosition(id);
  const place =
    open.find(({ position }) => position === last) ??
    open.find(({ position }) => !answers[position]) ??
    open[0];
  return place?.position ?? 1;
}
