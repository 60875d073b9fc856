// Decides where the actions of a question stand: after it, and on a phone at the bottom of the
// screen, above what the device itself draws there.
import type { ReactNode } from 'react';

export function ActionBar({ children, pinned = true }: { children: ReactNode; pinned?: boolean }) {
  return (
    <div
      className={`flex items-center gap-2 border-t border-line bg-paper pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] ${
        pinned ? 'max-sm:sticky max-sm:bottom-0 max-sm:z-1 max-sm:-mx-4 max-sm:px-4' : ''
      }`}
    >
      {children}
    </div>
  );
}
