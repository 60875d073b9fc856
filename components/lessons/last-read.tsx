'use client';
// Decides which mode counts as read last: the one that was open before this page, on this device.
import { useEffect } from 'react';
import type { Mode } from '@/core/lessons/mode';

export function LastRead({ pattern, mode }: { pattern: string; mode: Mode }) {
  useEffect(() => {
    try {
      const key = `read:${pattern}`;
      const last = localStorage.getItem(key);
      const picker = document.querySelector(`[data-modes="${CSS.escape(pattern)}"]`);
      for (const link of picker?.querySelectorAll('[data-mode]') ?? []) {
        link.toggleAttribute('data-last', link.getAttribute('data-mode') === last);
      }
      localStorage.setItem(key, mode);
    } catch {
      // Storage may be forbidden; then nothing is marked.
    }
  }, [pattern, mode]);
  return null;
}
