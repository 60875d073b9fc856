// Decides which content a cached page shows: that of the version in its path, or none.
// The paths below /v are internal; proxy.ts checks the slugs before a request comes here.
import { notFound } from 'next/navigation';
import type { Lesson, Library, Pattern, Track } from '@/core/content/library';
import { DomainError } from '@/core/errors';
import { contentAt } from '@/server/content/loaded';

/** The value of every parameter while the product is built, when there is no content. */
export const PLACEHOLDER = '_';

/** Null for the placeholder of the build. */
export function libraryAt(version: string): Library | null {
  if (version === PLACEHOLDER) return null;
  const loaded = contentAt(version);
  // Two reloads fell between the rewrite and this: an error is not cached, a page would be.
  if (loaded === null) {
    throw new DomainError('content/missing', `Content version "${version}" is no longer served.`);
  }
  return loaded.library;
}

export function trackAt(version: string, slug: string): Track | null {
  const library = libraryAt(version);
  if (library === null) return null;
  return library.tracks.find((track) => track.slug === slug) ?? notFound();
}

export interface PatternInTrack {
  library: Library;
  track: Track;
  pattern: Pattern;
}

export function patternAt(version: string, track: string, slug: string): PatternInTrack | null {
  const library = libraryAt(version);
  const found = trackAt(version, track);
  if (library === null || found === null) return null;
  const pattern = found.patterns.find((one) => one.slug === slug) ?? notFound();
  return { library, track: found, pattern };
}

/** Null for a pattern that has no lesson in any mode: its page still offers practice. */
export function lessonAt(pattern: Pattern, mode: string): Lesson | null {
  if (pattern.lessons.length === 0) return null;
  return pattern.lessons.find((lesson) => lesson.mode === mode) ?? notFound();
}
