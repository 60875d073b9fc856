'use client';
// Decides that the style sheet of formulas comes only to pages that show one.
import dynamic from 'next/dynamic';

/** Stands in a page that shows a formula, and in no other. */
export const MathStyles = dynamic(() =>
  import('@/components/ui/katex-styles').then((module) => module.KatexStyles),
);
