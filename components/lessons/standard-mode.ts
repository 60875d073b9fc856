// Decides which mode a pattern's own address shows.
import type { Lesson } from '@/core/content/library';
import { DEFAULT_MODE, type Mode } from '@/core/lessons/mode';

/** The concept where it is written, else the first that is; null where none is. */
export function standardMode(lessons: readonly Pick<Lesson, 'mode'>[]): Mode | null {
  const standard = lessons.find((lesson) => lesson.mode === DEFAULT_MODE) ?? lessons[0];
  return standard?.mode ?? null;
}
