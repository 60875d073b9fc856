// Decides where the actions of a question stand: after it, and at the bottom of the screen as long
// as the question reaches further, above what a phone draws there itself.
import type { ReactNode } from 'react';

export function ActionBar({ children, pinned = true }: { children: ReactNode; pinned?: boolean }) {
  return (
    <div
      className={`flex items-center gap-2 border-t border-line bg-paper pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] ${
        pinned ? 'sticky bottom-0 z-1 max-sm:-mx-4 max-sm:mt-auto max-sm:px-4' : ''
      }`}
    >
      {children}
    </div>
  );
}
