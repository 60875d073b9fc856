'use client';
// Decides that the playground's code comes to this page alone, and only into a browser.
import { lazy, Suspense } from 'react';
import type { PlaygroundWords } from '@/components/author/words';
import { useAlive } from '@/components/ui/alive';
import { QuestionSkeleton } from '@/components/questions/question-skeleton';

const Room = lazy(() => import('@/components/author/room'));

export function Playground({ words }: { words: PlaygroundWords }) {
  // The editor needs a document, so the server leaves the place open.
  const inBrowser = useAlive();
  const waiting = (
    <div className="min-h-[70dvh] px-4 py-6 sm:px-6">
      <QuestionSkeleton label={words.author.playground.loading} />
    </div>
  );
  return inBrowser ? (
    <Suspense fallback={waiting}>
      <Room words={words} />
    </Suspense>
  ) : (
    waiting
  );
}
