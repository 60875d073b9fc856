// Decides what a compiled library looks like: the whole of an author's content, ready to serve.
import type { Html, Question } from '@/core/questions/question';
import type { Mode } from '@/core/lessons/mode';
import type { LessonBlock } from '@/core/lessons/registry';

export interface Lesson {
  mode: Mode;
  /** The author's title, or null for the pattern's own. */
  title: string | null;
  /** Reading time, whole minutes, at least 1. */
  minutes: number;
  impact: 'low' | 'medium' | 'high' | null;
  affects: string | null;
  blocks: LessonBlock[];
  /** H2 headings, for the page's contents list. */
  headings: { id: string; text: string }[];
}

export interface Skill {
  /** `track/pattern#slug` */
  id: string;
  title: string;
  /** Earlier whole ids. */
  was: string[];
}

/** Something that learners often believe, tied to options and mistakes by `~slug`. */
export interface Misconception {
  slug: string;
  /** What is believed, in plain words. */
  title: string;
  /** The same with code marked as code. */
  titleHtml: Html;
  /** What to tell those who believe it. */
  reteach: Html;
}

export interface Licence {
  license: string | null;
  source: string | null;
  authors: string[];
}

export interface Pattern {
  /** `track/pattern` */
  id: string;
  track: string;
  slug: string;
  title: string;
  kind: string | null;
  summary: string;
  order: number;
  /** Pattern ids to know first. */
  requires: string[];
  was: string[];
  introduction: string;
  skills: Skill[];
  /** Those that misconceptions.md declares. */
  misconceptions: Misconception[];
  /** In the picker's order; only those that exist. */
  lessons: Lesson[];
  /** The pool: practised and tested. */
  questions: Question[];
  /** Questions inside lessons. */
  lessonQuestions: Question[];
  licence: Licence;
}

export interface Track {
  slug: string;
  title: string;
  summary: string;
  order: number;
  was: string[];
  introduction: string;
  patterns: Pattern[];
  licence: Licence;
}

/** An image of the content, by the hash of its bytes. */
export interface Media {
  /** Hex SHA-256 of the bytes. */
  sha: string;
  extension: string;
  bytes: Uint8Array;
  width: number | null;
  height: number | null;
}

export interface Library {
  /** Hash of everything in it: equal content, equal version. Hex, 16 characters. */
  version: string;
  tracks: Track[];
}
