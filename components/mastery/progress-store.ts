'use client';
// Decides when the viewer's progress is asked for: once a page, and again when it may have changed.
// Knows nothing of how mastery is computed or shown.
import { useSyncExternalStore } from 'react';
import type { Progress } from '@/core/mastery/progress';
import { rememberReturning } from '@/components/mastery/returning';
import { rememberDateLocale } from '@/components/questions/date-locale';

export type ProgressState =
  | { status: 'waiting'; progress: null }
  | { status: 'ready'; progress: Progress }
  | { status: 'away'; progress: null };

const FRESH_MS = 3000;
const WAITING: ProgressState = { status: 'waiting', progress: null };

let state: ProgressState = WAITING;
let askedAt = -Infinity;
const listeners = new Set<() => void>();

async function ask(): Promise<void> {
  askedAt = performance.now();
  try {
    const response = await fetch('/api/progress', {
      headers: { accept: 'application/json' },
    });
    if (!response.ok) throw new Error(`progress answered ${response.status}`);
    const progress = (await response.json()) as Progress;
    state = { status: 'ready', progress };
    rememberDateLocale(progress.account?.dateLocale ?? null);
    void meet(progress);
    if (state.progress.patterns.length > 0) rememberReturning();
  } catch {
    // What was known stays on the page; only a page that knows nothing says that it cannot tell.
    if (state.status !== 'ready') state = { status: 'away', progress: null };
  }
  for (const listener of listeners) listener();
}

/** Loaded when the page has come to rest: only what waits in this browser asks for it. */
async function meet({ learner, account }: Progress): Promise<void> {
  const { meetLearner } = await import('@/components/offline/leave');
  await meetLearner({ learner, isGuest: account === null }).catch(() => undefined);
  // Where somebody else was here before, all that was kept has gone.
  rememberDateLocale(account?.dateLocale ?? null);
}

/** Somebody comes back to a page that was left open, perhaps the day after. */
function askOnReturn(): void {
  if (document.visibilityState === 'visible') askUnlessFresh();
}

function askUnlessFresh(): void {
  if (performance.now() - askedAt > FRESH_MS) void ask();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', askOnReturn);
  listeners.add(listener);
  askUnlessFresh();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', askOnReturn);
  };
}

/** The viewer's progress; `waiting` on the server and until the first answer. */
export function useProgress(): ProgressState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => WAITING,
  );
}
