'use client';
// Decides that the head's script runs where the browser did not run it: a page that turned out not to
// exist while it was made comes without a head, and React's own scripts stay silent.
import { useLayoutEffect } from 'react';

export function LateScript({ id }: { id: string }) {
  useLayoutEffect(() => {
    const silent = document.getElementById(id);
    if (silent === null || document.documentElement.dataset.script !== undefined) return;
    const script = document.createElement('script');
    script.textContent = silent.textContent;
    silent.after(script);
    script.remove();
  }, [id]);
  return null;
}
