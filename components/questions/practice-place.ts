// Decides what a practice page is told by the server: where it is, and its words.
import type { Level } from '@/core/mastery/progress';
import type { Difficulty } from '@/core/questions/question';
import type { QuestionWords } from '@/components/questions/words';

export interface PracticePlace {
  /** `track/pattern` */
  pattern: string;
  version: string;
  /** Levels that have questions, easiest first. */
  levels: Difficulty[];
  /** Titles by skill id; only skills that have one. */
  skills: Record<string, string>;
  /** Enough questions for a test. */
  testable: boolean;
  words: QuestionWords;
  levelWords: Record<Level, string>;
}
