'use client';
// Decides nothing: it only carries the style sheet of formulas into the page that shows one.
import 'katex/dist/katex.min.css';

export function KatexStyles() {
  return null;
}
