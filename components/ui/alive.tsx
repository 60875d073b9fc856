'use client';
// Decides from when on what the server rendered can be used: when its code is there. A press before that
// would be lost, so what works by code alone waits, disabled, and can be read meanwhile.
import { useSyncExternalStore, type ReactNode } from 'react';

/** False on the server and until the code is there. */
export function useAlive(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}

/** Stands around controls that do nothing without code; inside a boundary it comes alive with them. */
export function UsableWhenAlive({ children }: { children: ReactNode }) {
  const alive = useAlive();
  return (
    // No group of its own to those who listen.
    <fieldset role="presentation" disabled={!alive} className="contents">
      {children}
    </fieldset>
  );
}

function neverChanges(): () => void {
  return () => undefined;
}
