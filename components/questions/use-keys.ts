'use client';
// Decides which single keys do something, and when they rest: while somebody types, while a
// dialog is open, and when they were switched off on this device. Knows no question.
import { useEffectEvent, useLayoutEffect, useSyncExternalStore, type RefObject } from 'react';
import type { Confidence } from '@/core/questions/answer';

export interface KeyActions {
  choose?: ((nth: number) => void) | undefined;
  enter?: (() => void) | undefined;
  hint?: (() => void) | undefined;
  solution?: (() => void) | undefined;
  dontKnow?: (() => void) | undefined;
  rate?: ((confidence: Confidence) => void) | undefined;
  takeBack?: (() => void) | undefined;
  help?: (() => void) | undefined;
}

const STORED = 'holdfast.keys';
const CHANGED = 'holdfast:keys';
const CHOICES = 8;

/**
 * @param within where keys count; without it the whole page, for pages with one question.
 */
export function useKeys(actions: KeyActions, within?: RefObject<HTMLElement | null>): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    if (within && !(event.target instanceof Node && within.current?.contains(event.target))) return;
    const action = actionOf(event, actions);
    if (!action) return;
    event.preventDefault();
    action();
  });
  // Before the question is seen: a key that is pressed at once counts as well.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => act(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function actionOf(event: KeyboardEvent, actions: KeyActions): (() => void) | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  const target = event.target instanceof Element ? event.target : document.body;
  // Enter belongs to whatever has the focus; it is ours only where nothing else would take it.
  if (event.key === 'Enter') return target.closest(PRESSABLE) ? undefined : actions.enter;
  if (target.closest(TYPING) || !keysOn()) return;
  if (event.key === '?') return actions.help;
  const named = namedActions(actions)[event.key.toLowerCase()];
  if (named) return named;
  const nth = nthOf(event.key);
  const { choose } = actions;
  return nth === null || !choose ? undefined : () => choose(nth);
}

/** Letters from A to H choose; these are the others. */
function namedActions(actions: KeyActions): Record<string, (() => void) | undefined> {
  const { rate } = actions;
  const rateAs = (confidence: Confidence) => rate && (() => rate(confidence));
  return {
    i: actions.hint,
    s: actions.solution,
    k: actions.dontKnow,
    y: rateAs('sure'),
    u: rateAs('unsure'),
    j: rateAs('guess'),
    z: actions.takeBack,
  };
}

const PRESSABLE = 'a[href], button, summary, input, textarea, select, [contenteditable]';
const TYPING = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]';

function nthOf(key: string): number | null {
  if (/^[1-8]$/.test(key)) return Number(key) - 1;
  if (/^[a-h]$/i.test(key)) return Math.min(key.toUpperCase().charCodeAt(0) - 65, CHOICES - 1);
  return null;
}

function keysOn(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off';
  } catch {
    return true;
  }
}

/** Single keys can get in the way of speech input; whoever wants switches them off here. */
export function useKeysSwitch(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, keysOn, () => true);
  return [on, switchKeys];
}

function switchKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, 'off');
  } catch {
    return;
  }
  dispatchEvent(new Event(CHANGED));
}

function subscribe(changed: () => void): () => void {
  addEventListener(CHANGED, changed);
  addEventListener('storage', changed);
  return () => {
    removeEventListener(CHANGED, changed);
    removeEventListener('storage', changed);
  };
}
