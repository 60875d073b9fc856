'use client';
// Decides how a page that still fills brings itself up to date: every few seconds, while somebody looks and
// has nothing open on it. Without JavaScript a link beside it does the same.
import { useEffect } from 'react';
import { useRouter } from 'next/navigation';

const EVERY_MS = 3_000;

export function KeepLooking() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.hidden || document.querySelector('dialog[open]')) return;
      router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
