// Decides which ways there are to present a lesson. The order is the order in the picker.

export const MODES = [
  'concept',
  'analogy',
  'syntax',
  'execution',
  'visual',
  'performance',
  'pitfalls',
  'comparison',
  'project',
  'cheatsheet',
] as const;

/** One of the ten ways to present a lesson. */
export type Mode = (typeof MODES)[number];

export const DEFAULT_MODE: Mode = 'concept';

export function isMode(text: string): text is Mode {
  return (MODES as readonly string[]).includes(text);
}
