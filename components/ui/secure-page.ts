'use client';
// Decides whether the browser gives this page what it keeps from plain HTTP: the clipboard, and pages that
// work without the network. `localhost` counts as secure.
import { useSyncExternalStore } from 'react';

/** True on the server and until the code is there. */
export function useSecurePage(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => window.isSecureContext,
    () => true,
  );
}

function neverChanges(): () => void {
  return () => undefined;
}
