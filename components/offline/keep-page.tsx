'use client';
// Decides that a page which was opened is kept for times without the network.
import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { isKeptPage, KEEP_PAGE } from '@/components/offline/kept-pages';

/** Whoever only passes through has not opened it. */
const STAY_MS = 3_000;

export function KeepPage() {
  const path = usePathname();
  useEffect(() => {
    if (!isKeptPage(path) || !('serviceWorker' in navigator)) return;
    // Going there inside the product fetches no document that the service worker could see.
    const timer = setTimeout(() => {
      void navigator.serviceWorker.ready.then(({ active }) =>
        active?.postMessage({ type: KEEP_PAGE, path }),
      );
    }, STAY_MS);
    return () => clearTimeout(timer);
  }, [path]);
  return null;
}
