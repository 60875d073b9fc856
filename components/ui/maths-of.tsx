'use client';
// Decides that the style sheet of formulas comes with the first formula that a browser is to show.
import { lazy, Suspense } from 'react';

const Styles = lazy(async () => {
  const { KatexStyles } = await import('@/components/ui/katex-styles');
  return { default: KatexStyles };
});

/** @param shown whatever holds compiled HTML; KaTeX marks each formula with its own class */
export function MathsOf({ shown }: { shown: unknown }) {
  if (JSON.stringify(shown)?.includes('class=\\"katex') !== true) return null;
  return (
    <Suspense>
      <Styles />
    </Suspense>
  );
}
