'use client';
// Decides what stands in for an input whose code is still on its way.
import { Suspense, type ReactNode } from 'react';
import { UsableWhenAlive } from '@/components/ui/alive';
import type { CardWords } from '@/components/questions/words';

export function LateInput({ words, children }: { words: CardWords['card']; children: ReactNode }) {
  return (
    <Suspense fallback={<p className="min-h-44 text-muted">{words.loading}</p>}>
      <UsableWhenAlive>{children}</UsableWhenAlive>
    </Suspense>
  );
}
