// Decides what the words after ``` say: a language, or what the fence is for.
import type { Code, RootContent } from 'mdast';

/** Words that say what a fence is for and not what language it is in. */
export const FENCE_FLAGS = ['run', 'cloze', 'parsons', 'verify'] as const;
type FenceFlag = (typeof FENCE_FLAGS)[number];

/** True for a code fence with this flag, in place of its language or after it. */
export function isFlagged(node: RootContent | undefined, flag: FenceFlag): node is Code {
  if (node?.type !== 'code') return false;
  return [node.lang ?? '', ...(node.meta ?? '').split(/\s+/)].includes(flag);
}

/** The fence's language; null where there is none, or a flag in its place. */
export function languageOf(code: Code): string | null {
  const language = code.lang ?? null;
  return (FENCE_FLAGS as readonly (string | null)[]).includes(language) ? null : language;
}

/** True for a fence that holds what a program prints: ```output, or the word after a language. */
export function holdsOutput(node: RootContent | undefined): node is Code {
  if (node?.type !== 'code') return false;
  return node.lang === 'output' || (node.meta ?? '').split(/\s+/).includes('output');
}
