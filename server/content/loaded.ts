// Decides how the rest of the server gets at the content: one loaded library a process, or a clear failure.
// Knows nothing of disk or Markdown.
import type { EarlierNames } from '@/core/content/earlier-names';
import type { Issue } from '@/core/content/issue';
import type { Library, Media, Pattern, Track } from '@/core/content/library';
import { DomainError } from '@/core/errors';
import type { Question } from '@/core/questions/question';

export interface LoadedContent {
  library: Library;
  version: string;
  /** By slug. */
  tracks: Map<string, Track>;
  /** By `track/pattern`. */
  patterns: Map<string, Pattern>;
  /** By today's id, pool and lessons. */
  questions: Map<string, Question>;
  /** By hash of the bytes. */
  media: Map<string, Media>;
  /** Markdown by question version. */
  sources: Map<string, string>;
  issues: Issue[];
  /** How issues name the content folder. */
  folder: string;
  /** Paths of all Markdown files inside the folder, sorted. */
  paths: readonly string[];
  /** Images in use by their path inside the folder. */
  images: ReadonlyMap<string, Media>;
  names: EarlierNames;
  /** By today's id or an earlier one. */
  question(id: string): Question | undefined;
}

// Next.js bundles its own copy of this module; the process shall have one library all the same.
const shared = globalThis as typeof globalThis & {
  holdfastContent?: LoadedContent;
  /** What was served before the last change, for requests that were under way. */
  holdfastContentBefore?: LoadedContent;
};

/** @throws DomainError "content/missing" before the content was loaded */
export function content(): LoadedContent {
  if (shared.holdfastContent) return shared.holdfastContent;
  throw new DomainError('content/missing', 'The content is not loaded yet.', {
    hint: 'Try again in a moment.',
  });
}

/** Whether this process has content to serve. */
export function contentIsLoaded(): boolean {
  return shared.holdfastContent !== undefined;
}

/** @returns what is or was just served under that version; null for any other */
export function contentAt(version: string): LoadedContent | null {
  const known = [shared.holdfastContent, shared.holdfastContentBefore];
  return known.find((loaded) => loaded?.version === version) ?? null;
}

export function publishContent(loaded: LoadedContent): void {
  if (shared.holdfastContent && shared.holdfastContent.version !== loaded.version)
    shared.holdfastContentBefore = shared.holdfastContent;
  shared.holdfastContent = loaded;
}
