'use client';
// Decides what stands in for an input whose code is still on its way. What the server rendered can be
// read at once and used only when its code is there: a press before that would be lost.
import { Suspense, useSyncExternalStore, type ReactNode } from 'react';
import type { CardWords } from '@/components/questions/words';

export function LateInput({ words, children }: { words: CardWords['card']; children: ReactNode }) {
  return (
    <Suspense fallback={<p className="min-h-44 text-muted">{words.loading}</p>}>
      <UsableWhenAlive>{children}</UsableWhenAlive>
    </Suspense>
  );
}

/** Stands inside the boundary, so that it comes alive together with the input and not before. */
function UsableWhenAlive({ children }: { children: ReactNode }) {
  const alive = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  return (
    <fieldset disabled={!alive} className="contents">
      {children}
    </fieldset>
  );
}

function neverChanges(): () => void {
  return () => undefined;
}
