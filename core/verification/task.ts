// Decides what there is to verify: programs of an author, and what must hold of what they print.
// Plain JSON, since compiled files are kept on disk. Refuses to know how a program is run.
import type { Place } from '@/core/content/reporter';

/** Words of an author that a program's output is compared with. */
export interface Words {
  text: string;
  place: Place;
}

/** What must hold of one run. */
export type Check =
  /** It ends without an uncaught error. */
  | { check: 'ends' }
  /** All that it prints is one of `keyed`, and none of `others`. */
  | { check: 'prints'; keyed: Words[]; others: Words[] }
  /** It prints true or false, in the words of its language. */
  | { check: 'truth'; keyed: boolean; place: Place }
  /** What it prints, given as an answer to a question of this kind, is right. */
  | { check: 'answers'; kind: string; body: unknown; place: Place }
  /** Its lines are these, in order; each has one or more right forms. None of `others` is a line. */
  | { check: 'lines'; keyed: Words[][]; others: Words[] }
  /** Each of `keyed` is one of its lines, and none of `others` is. */
  | { check: 'has-lines'; keyed: Words[]; others: Words[] }
  /** It prints what the task's first run prints. */
  | { check: 'same' }
  /** It prints something else than the task's first run, or fails. */
  | { check: 'differs' };

/** One program to run. */
export interface Run {
  /** As languageFor names it. */
  language: string;
  code: string;
  /** What is to blame where the run itself fails. */
  place: Place;
  check: Check;
}

/** Programs that are verified, skipped or failed together. */
export interface Task {
  /** The question's whole id; null outside of questions. */
  question: string | null;
  runs: Run[];
}

/** How a run ended. `output` is what it printed on both streams, in order. */
export type Outcome =
  | { ended: 'well'; output: string }
  | {
      ended: 'error';
      output: string;
      /** Of the uncaught error: its class, and what it says ('' for nothing). */
      name: string;
      message: string;
      /** `engine` where the message is the engine's own, which every engine words differently. */
      worded: 'program' | 'engine';
    }
  | { ended: 'time' | 'memory' | 'flood' | 'crash'; detail: string }
  | { ended: 'skipped'; reason: string };

/** What one run may take; docs/decisions tells why. */
export const LIMITS = {
  runMs: 2000,
  memoryBytes: 256 * 1024 * 1024,
  outputBytes: 64 * 1024,
} as const;
