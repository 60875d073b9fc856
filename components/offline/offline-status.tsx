'use client';
// Decides that this browser is ready for times without the network, and says what waits for it.
// What that takes is loaded when the page has come to rest; knows nothing of questions.
import { useEffect, useState } from 'react';
import { fillCount, type PluralWords } from '@/components/questions/words';

export interface OfflineWords {
  waits: PluralWords;
  refused: PluralWords;
  look: string;
}

interface Standing {
  waiting: number;
  refused: number;
}

export function OfflineStatus({ words, locale }: { words: OfflineWords; locale: string }) {
  const [{ waiting, refused }, setStanding] = useState<Standing>({ waiting: 0, refused: 0 });

  useEffect(() => {
    let stop = (): void => undefined;
    const begin = async () => {
      await register();
      const { watchOutbox } = await import('@/components/offline/watch-outbox');
      stop = watchOutbox(setStanding);
    };
    const timer = setTimeout(() => void begin().catch(() => undefined), 1_500);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);

  const says = [
    waiting > 0 && fillCount(words.waits, waiting, locale),
    refused > 0 && fillCount(words.refused, refused, locale),
  ].filter((one) => one !== false);
  return (
    <div role="status">
      {says.length > 0 && (
        <p className="flex flex-wrap items-center justify-center gap-x-3 border-b border-line bg-warn-soft px-4 py-1 text-sm">
          {says.join(' ')}
          {/* A plain link: it has to work when the router cannot fetch. */}
          <a
            href="/offline"
            className="inline-flex min-h-11 sm:min-h-8 items-center underline underline-offset-4"
          >
            {words.look}
          </a>
        </p>
      )}
    </div>
  );
}

/** There is none in development, whose files change without changing their names. */
async function register(): Promise<void> {
  if (process.env.NODE_ENV === 'development') return;
  await navigator.serviceWorker
    ?.register('/service-worker.js', { scope: '/', updateViaCache: 'none' })
    .catch(() => undefined);
}
