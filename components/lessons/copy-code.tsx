'use client';
// Decides what pressing a copy button does, for all code of the page at once.
import { useEffect } from 'react';

const SHOWN_MS = 1600;

async function copy(button: HTMLElement): Promise<void> {
  const code = button.parentElement?.querySelector('pre')?.innerText ?? '';
  const label = button.textContent;
  await navigator.clipboard.writeText(code.replace(/\n$/, ''));
  if (label === button.dataset.copy) return;
  button.textContent = button.dataset.copy ?? label;
  setTimeout(() => {
    button.textContent = label;
  }, SHOWN_MS);
}

export function CopyCode() {
  useEffect(() => {
    // Plain HTTP has no clipboard: no button is shown.
    if (!window.isSecureContext) return;
    const onClick = (event: MouseEvent) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-copy]');
      // A browser that refuses the clipboard leaves the code selectable as ever.
      if (button !== null) copy(button).catch(() => undefined);
    };
    document.addEventListener('click', onClick);
    document.documentElement.dataset.copies = '';
    return () => {
      document.removeEventListener('click', onClick);
      delete document.documentElement.dataset.copies;
    };
  }, []);
  return null;
}
