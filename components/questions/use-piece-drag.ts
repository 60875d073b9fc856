'use client';
// Decides how pieces are dragged: with a mouse by their whole row, with a finger by their grip, so that
// everything else still scrolls. Nothing is answered before a piece is let go; Escape lets nothing happen.
import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import type { Placed, Target } from '@/components/questions/placed-pieces';

/** Smaller movements of a mouse are a click. */
const SLACK_PX = 5;
/** As wide as a level is shown. */
const LEVEL_PX = 24;
/** So near to an edge of the screen the page scrolls. */
const EDGE_PX = 72;
const SCROLL_PX = 8;

interface Dragged {
  id: string;
  /** Null as long as nothing would change. */
  target: Target | null;
}

interface Dragging {
  placed: readonly Placed[];
  onDrop: (id: string, target: Target) => void;
}

/** What is being dragged, and where it would land; the box holds `[data-piece]` and `[data-answer]`. */
export function usePieceDrag(
  box: RefObject<HTMLElement | null>,
  { placed, onDrop }: Dragging,
): Dragged | null {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const targetAt = useEffectEvent((id: string, x: number, y: number, startX: number) =>
    targetOf(box.current, placed, { id, x, y, startX }),
  );
  const letGo = useEffectEvent((id: string, target: Target | null) => {
    if (target !== null) onDrop(id, target);
  });
  useEffect(() => {
    const area = box.current;
    let end: (() => void) | null = null;
    const begin = (event: PointerEvent) => {
      const id = end === null ? pieceOf(event) : null;
      if (id === null) return;
      // No text is selected and no other gesture begins.
      if (event.pointerType !== 'mouse') event.preventDefault();
      end = follow(event, {
        moved: (x, y) => setDragged({ id, target: targetAt(id, x, y, event.clientX) }),
        ended: (at) => {
          end = null;
          setDragged(null);
          if (at !== null) letGo(id, targetAt(id, at.x, at.y, event.clientX));
        },
      });
    };
    area?.addEventListener('pointerdown', begin);
    return () => {
      area?.removeEventListener('pointerdown', begin);
      end?.();
    };
  }, [box]);
  return dragged;
}

/** The piece that this press may drag. */
function pieceOf({ target, pointerType, button }: PointerEvent): string | null {
  if (!(target instanceof Element) || button !== 0) return null;
  const byGrip = target.closest('[data-grip]') !== null;
  const control = target.closest<HTMLElement>('[data-move]');
  const byRow = pointerType === 'mouse' && (control === null || control.dataset.move === 'add');
  if (!byGrip && !byRow) return null;
  return target.closest<HTMLElement>('[data-piece]')?.dataset.piece ?? null;
}

interface Steps {
  moved: (x: number, y: number) => void;
  /** Null where it was called off. */
  ended: (at: { x: number; y: number } | null) => void;
}

/** @returns what calls it off */
function follow(start: PointerEvent, { moved, ended }: Steps): () => void {
  let at = { x: start.clientX, y: start.clientY };
  let begun = false;
  let frame = 0;
  const scroll = () => {
    const by = at.y < EDGE_PX ? -SCROLL_PX : at.y > innerHeight - EDGE_PX ? SCROLL_PX : 0;
    if (by !== 0) {
      scrollBy(0, by);
      moved(at.x, at.y);
    }
    frame = requestAnimationFrame(scroll);
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== start.pointerId) return;
    at = { x: event.clientX, y: event.clientY };
    if (!begun && Math.hypot(at.x - start.clientX, at.y - start.clientY) < SLACK_PX) return;
    if (!begun) frame = requestAnimationFrame(scroll);
    begun = true;
    getSelection()?.removeAllRanges();
    moved(at.x, at.y);
  };
  const stop = (kept: boolean) => {
    cancelAnimationFrame(frame);
    listening.abort();
    // The press that ended a drag is no click on what lies below it.
    if (begun) {
      const swallow = (event: Event) => event.stopPropagation();
      addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener('click', swallow, { capture: true }));
    }
    ended(begun && kept ? at : null);
  };
  const listening = new AbortController();
  const { signal } = listening;
  const same = (event: PointerEvent, kept: boolean) => {
    if (event.pointerId === start.pointerId) stop(kept);
  };
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', (event) => same(event, true), { signal });
  window.addEventListener('pointercancel', (event) => same(event, false), { signal });
  window.addEventListener('keydown', (event) => event.key === 'Escape' && stop(false), { signal });
  return () => stop(false);
}

/** Null where letting go would change nothing. */
function targetOf(
  box: HTMLElement | null,
  placed: readonly Placed[],
  { id, x, y, startX }: { id: string; x: number; y: number; startX: number },
): Target | null {
  const answer = box?.querySelector<HTMLElement>('[data-answer]');
  if (!answer) return null;
  const own = placed.find((one) => one.id === id);
  const { top, bottom } = answer.getBoundingClientRect();
  if (y < top - EDGE_PX || y > bottom + LEVEL_PX) return own ? 'outside' : null;
  const index = [...answer.querySelectorAll<HTMLElement>('[data-piece]')].filter((row) => {
    const { top: rowTop, height } = row.getBoundingClientRect();
    return row.dataset.piece !== id && rowTop + height / 2 < y;
  }).length;
  const above = placed.filter((one) => one.id !== id)[index - 1]?.indent ?? 0;
  return { index, indent: (own?.indent ?? above) + Math.round((x - startX) / LEVEL_PX) };
}
