// Decides what a question is, and what every kind of question must be able to do.
// Refuses to know any single kind: kinds/ holds those, registry.ts lists them.
import type { RootContent } from 'mdast';
import type { z } from 'zod';
import type { Random } from '@/core/random';

export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** Sanitised, highlighted HTML, compiled from Markdown when the content was loaded. */
export type Html = string;

/**
 * A question as compiled from Markdown. It holds the key: it never leaves the server whole.
 * It survives JSON unchanged, because snapshots keep it.
 */
export interface Question<Body = unknown> {
  /** `track/pattern/slug` */
  id: string;
  /** `track/pattern` */
  pattern: string;
  /** Earlier whole ids of this question. */
  was: string[];
  /** Name of a member of the registry. */
  kind: string;
  difficulty: Difficulty;
  /** `track/pattern#slug`; questions of one skill are siblings. */
  skill: string;
  /** `pool`: practised and tested. `lesson`: a quiz inside a lesson, outside tests and mastery. */
  place: 'pool' | 'lesson';
  rev: number;
  /** Content hash (hex) of everything that a learner could see or be graded by. */
  version: string;
  /** Expected time in seconds, if the author said one. */
  seconds: number | null;
  tags: string[];
  /** The heading as plain text. */
  title: string;
  stem: Html;
  hints: Html[];
  solution: Html[];
  quickCheck: Html | null;
  mistakes: { html: Html; misconception: string | null }[];
  /** Slugs that the author tied to the whole question; options and mistakes name their own. */
  misconceptions: string[];
  /** Options are shuffled unless the author said `shuffle: no`. */
  shuffle: boolean;
  body: Body;
  /** Where an author finds it. */
  source: { file: string; line: number };
}

/** What grading says of a response: points, or that there is nothing to grade yet. */
export type Mark =
  | { outcome: 'incomplete'; missing: string }
  | {
      outcome: 'graded';
      /** All points, nothing less. */
      correct: boolean;
      /** 0 (nothing) to 1 (all). */
      score: number;
    };

/** A response that this question cannot have had: the sender's fault, never the learner's miss. */
export interface Malformed {
  outcome: 'malformed';
  /** Paths start at the response's own fields: `option`, `options.2`. */
  errors: { path: string; message: string }[];
}

/** What is right, as people read it; `options` names the right option ids of choice kinds. */
export interface KeyDescription {
  html: Html;
  options: string[];
}

/** What is said about each option, or about the response as a whole, after it was graded. */
export interface Feedback {
  options: { id: string; correct: boolean; html: Html | null; misconception: string | null }[];
  /** About a typed response: how it was read, or what it shows. */
  note: Html | null;
}

/** What a kind needs while it turns Markdown into its body. */
export interface RecogniseContext {
  /** Compiles nodes to sanitised HTML. Inline nodes and blocks are both welcome. */
  html(nodes: readonly RootContent[]): Html;
  /** The author's words exactly as written between the node's first and last character. */
  source(node: RootContent): string;
  /** Front-comment fields such as `type` and `case`. */
  fields: Readonly<Record<string, string>>;
  /** Says what is wrong, at a node; errors stop the publish, warnings do not. */
  report(problem: {
    severity: 'error' | 'warning';
    code: string;
    message: string;
    mend?: string;
    node: { position?: RootContent['position'] };
  }): void;
}

/** What `recognise` found: the blocks that stay the stem, and the kind's own body. */
export interface Recognised<Body> {
  stem: RootContent[];
  body: Body;
  /** What the question is called where its heading gives the key away; absent: the heading. */
  title?: string;
}

/**
 * One kind of question: its shape in Markdown, its response, its view, its grading.
 *
 * `recognise` gets the heading as a paragraph, then every block up to the first part, without the
 * comment of fields. It answers null, and reports nothing, when the shape is another kind's. It may
 * report problems and still return a body, so that all problems are told at once.
 *
 * The body is plain JSON, built in the same order from the same words. No id in it may depend on
 * what is right or on the author's order, since views show ids.
 */
export interface Kind<Name extends string, Body, Response, View> {
  name: Name;
  /** Expected seconds where neither the author nor data says better. */
  defaultSeconds: number;
  body: z.ZodType<Body>;
  response: z.ZodType<Response>;
  /** What a view of this kind adds to the fields that all share. */
  view: z.ZodType<View> & { shape: Record<string, z.ZodType> };
  recognise(blocks: readonly RootContent[], context: RecogniseContext): Recognised<Body> | null;
  /** Chance in [0, 1] of a right answer without knowing. */
  guessRate(body: Body): number;
  /** Ids in the order in which they are shown; empty where nothing is ordered. */
  arrange(body: Body, shuffle: boolean, random: Random): string[];
  /** Built field by field. `shown` is what `arrange` gave; unknown ids are left out. */
  present(body: Body, shown: readonly string[]): View;
  /** Malformed where the response names an id that the body does not have. */
  grade(body: Body, response: Response): Mark | Malformed;
  describeKey(body: Body): KeyDescription;
  explain(body: Body, response: Response | null): Feedback;
}
