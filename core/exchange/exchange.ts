// Decides what a question is between two formats, and what every format must be able to do.
// Refuses to know any single format: formats/ holds those, registry.ts lists them.
import { z } from 'zod';
import { DIFFICULTIES } from '@/core/questions/question';

/** Markdown, as an author would write it: trimmed, `\n` line ends. */
const markdown = z.string();

const exchangeOption = z.strictObject({
  text: markdown,
  correct: z.boolean(),
  feedback: markdown.nullable().default(null),
  /** Slug of the misconception that this option shows. */
  misconception: z.string().nullable().default(null),
  /** Keeps its place when options are shuffled. */
  pinned: z.boolean().default(false),
});
export type ExchangeOption = z.output<typeof exchangeOption>;

/** A piece that is put in order, or that does not belong. */
const exchangePiece = z.strictObject({
  text: markdown,
  feedback: markdown.nullable().default(null),
  misconception: z.string().nullable().default(null),
});
export type ExchangePiece = z.output<typeof exchangePiece>;

const exchangeAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), options: z.array(exchangeOption).max(100) }),
  z.strictObject({ kind: z.literal('multiple'), options: z.array(exchangeOption).max(100) }),
  /** The options are True and False, in any order. */
  z.strictObject({ kind: z.literal('true-false'), options: z.array(exchangeOption).length(2) }),
  /** Both bounds count as right. */
  z.strictObject({
    kind: z.literal('numeric'),
    low: z.number(),
    high: z.number(),
    unit: z.string().nullable().default(null),
  }),
  /** Plain texts, any of which is right; `strict` where letter case matters. */
  z.strictObject({
    kind: z.literal('text'),
    accepted: z.array(z.string()).min(1).max(100),
    strict: z.boolean().default(false),
  }),
  /** What the program, a fence that ends the stem, prints. */
  z.strictObject({
    kind: z.literal('output'),
    program: z.string(),
    language: z.string().nullable().default(null),
    output: z.string(),
  }),
  /** RE2 syntax without the slashes, held against the whole answer; flags of `imsu`. */
  z.strictObject({
    kind: z.literal('pattern'),
    pattern: z.string().min(1),
    flags: z.string().default(''),
  }),
  /** The blanks stand in the stem: `[[answer]]`, `[[one|two]]`, `[[(right)|wrong]]`. */
  z.strictObject({ kind: z.literal('cloze'), strict: z.boolean().default(false) }),
  /** Steps in the right order. */
  z.strictObject({
    kind: z.literal('ordering'),
    steps: z.array(exchangePiece).min(2).max(60),
    distractors: z.array(exchangePiece).max(60).default([]),
  }),
  /** Lines of code in the right order; `indent` counts levels. */
  z.strictObject({
    kind: z.literal('parsons'),
    language: z.string().nullable().default(null),
    lines: z
      .array(z.strictObject({ text: z.string().min(1), indent: z.int().min(0).max(20) }))
      .min(2)
      .max(60),
    distractors: z.array(z.string().min(1)).max(60).default([]),
  }),
  /** Cells of one line each; `spare` are choices that match nothing. */
  z.strictObject({
    kind: z.literal('matching'),
    heads: z.tuple([markdown, markdown]).default(['', '']),
    pairs: z
      .array(z.strictObject({ left: markdown, right: markdown }))
      .min(2)
      .max(100),
    spare: z.array(markdown).max(100).default([]),
  }),
]);
export type ExchangeAnswer = z.output<typeof exchangeAnswer>;
export type ExchangeKind = ExchangeAnswer['kind'];

export const exchangeQuestion = z.strictObject({
  /** Where it starts in what was read, 1-based; 0 where that says nothing. */
  line: z.int().min(0).default(0),
  /** Its id in the place that it came from; null where it has none. */
  id: z.string().max(200).nullable().default(null),
  stem: markdown,
  answer: exchangeAnswer,
  hints: z.array(markdown).max(20).default([]),
  solution: markdown.nullable().default(null),
  quickCheck: markdown.nullable().default(null),
  /** A bullet list. */
  mistakes: markdown.nullable().default(null),
  difficulty: z.enum(DIFFICULTIES).nullable().default(null),
  skill: z.string().nullable().default(null),
  tags: z.array(z.string()).max(50).default([]),
  shuffle: z.boolean().default(true),
  /** What was changed or left out on the way in, each a sentence. */
  notes: z.array(z.string()).default([]),
});
export type ExchangeQuestion = z.output<typeof exchangeQuestion>;

/** A question as it is written by hand: what is left out is empty. */
export type ExchangeDraft = z.input<typeof exchangeQuestion>;

/** Fills in what a draft leaves out. */
export function question(draft: ExchangeDraft): ExchangeQuestion {
  return exchangeQuestion.parse(draft);
}

/** A question that could not be read. */
export interface Refusal {
  /** 1-based; 0 where the format has no lines. */
  line: number;
  /** The first words of it, in one line. */
  what: string;
  why: string;
}

export interface Reading {
  questions: ExchangeQuestion[];
  refused: Refusal[];
  /** Images that the questions show as `../images/NAME`, by `images/NAME`. */
  images: ReadonlyMap<string, Uint8Array>;
  /** Its ids are ours: even `q1` names one question for ever. */
  ownIds?: boolean;
  /** Questions that were seen: as many as there are in `questions` and `refused` together. */
  found: number;
}

/** Something of a question that a format cannot hold. */
export interface Loss {
  /** The question's id. */
  id: string;
  what: string;
}

export interface Writing {
  bytes: Uint8Array;
  losses: Loss[];
}

/** What a format gets from outside; core has no disk. */
export interface Aids {
  /** SQLite compiled to WebAssembly, as sql.js brings it; for .apkg only. */
  sqliteWasm(): Promise<Uint8Array>;
  /** The file that a relative path beside the source names; null where there is none to read. */
  neighbour(path: string): Uint8Array | null;
}

export interface WriteAids extends Pick<Aids, 'sqliteWasm'> {
  /** `track/pattern` that the questions are of. */
  pattern: string;
  /** The pattern's title, for people. */
  title: string;
  /** The image that a question shows as this path; null where there is none. */
  image(path: string): Uint8Array | null;
  now: Date;
}

/**
 * One format of another program.
 *
 * `read` refuses question by question; it throws only where the file as a whole is none of its kind.
 */
export interface Format {
  name: string;
  /** File name endings, without the dot. */
  endings: readonly string[];
  /** How sure it is that this file is of its kind: 0 (not) to 1. The surest format reads it. */
  detect(fileName: string, bytes: Uint8Array): number;
  /** @throws DomainError "exchange/unreadable" */
  read(bytes: Uint8Array, fileName: string, aids: Aids): Promise<Reading>;
  /** @throws DomainError "exchange/unreadable" where nothing at all can be written */
  write?(questions: readonly ExchangeQuestion[], aids: WriteAids): Promise<Writing>;
}
