'use client';
// Decides when a learner's assignments are asked for: once a page, and only of somebody who was here
// before or is in a class as far as this browser knows.
import { useSyncExternalStore } from 'react';
import type { OwnAssignments } from '@/core/assignments/own-assignment';

/** The script in the page's head reads it before the first paint (components/shell/theme-script.tsx). */
const KEY = 'in-class';
const FRESH_MS = 3_000;

let state: OwnAssignments | null = null;
let askedAt = -Infinity;
const listeners = new Set<() => void>();

/** Takes effect with the next page: what is in front must not move. */
export function rememberInClass(inClass: boolean): void {
  try {
    if (inClass) localStorage.setItem(KEY, '1');
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing shows no reminders.
    return;
  }
}

async function ask(): Promise<void> {
  askedAt = performance.now();
  try {
    const response = await fetch('/api/assignments', { headers: { accept: 'application/json' } });
    if (!response.ok) return;
    state = (await response.json()) as OwnAssignments;
    rememberInClass(state.inClass);
  } catch {
    // Reminders are left out while the server is away; /classes says so.
    return;
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const { inClass, returning } = document.documentElement.dataset;
  const known = inClass !== undefined || returning !== undefined;
  if (known && performance.now() - askedAt > FRESH_MS) void ask();
  return () => listeners.delete(listener);
}

/** Null on the server, until the answer, and while it cannot be had. */
export function useAssignments(): OwnAssignments | null {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => null,
  );
}
