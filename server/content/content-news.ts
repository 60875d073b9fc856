// Decides what open pages hear in development: which content is served now, and what is wrong in the files
// that were saved since. Nothing of it runs in production.
import type { Issue } from '@/core/content/issue';

export interface ContentNews {
  /** Of what is served; null while nothing is. */
  version: string | null;
  /** Errors that keep what was saved from being served; at most a screenful. */
  problems: Pick<Issue, 'file' | 'line' | 'column' | 'code' | 'message' | 'mend'>[];
  /** What stops the reading and lies in no file; null for nothing. */
  trouble: string | null;
}

type Listener = (news: ContentNews) => void;

// Next.js bundles its own copies of this module; pages shall hear of the one watch all the same.
const shared = globalThis as typeof globalThis & {
  holdfastContentNews?: { listeners: Set<Listener>; last: ContentNews };
};

function board() {
  return (shared.holdfastContentNews ??= {
    listeners: new Set<Listener>(),
    last: { version: null, problems: [], trouble: null },
  });
}

export function tellContentNews(news: ContentNews): void {
  board().last = news;
  for (const listener of board().listeners) listener(news);
}

/**
 * Hears of each saved change, and at once of the last one.
 *
 * @returns ends the hearing
 */
export function hearContentNews(listener: Listener): () => void {
  board().listeners.add(listener);
  listener(board().last);
  return () => board().listeners.delete(listener);
}
