'use client';
// Decides how the outcome of a form is told on the page that answers it: the focus goes there, so that it
// is heard and seen.
import { useEffect, useRef, type ReactNode } from 'react';

export function Told({ good, children }: { good: boolean; children: ReactNode }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    line.current?.focus();
  }, []);
  return (
    <div
      ref={line}
      tabIndex={-1}
      role={good ? 'status' : 'alert'}
      className={`mb-6 max-w-prose rounded-lg px-3 py-2.5 outline-none print:hidden ${good ? 'bg-right-soft' : 'bg-warn-soft'}`}
    >
      {children}
    </div>
  );
}
