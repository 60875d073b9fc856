// Decides which programs a fence with blanks stands for: filled with its keys, with each other
// accepted answer, and with each wrong choice of its menus.
import { z } from 'zod';
import type { RootContent } from 'mdast';
import { fillPlaceholders, readBlanks } from '@/core/questions/blanks';
import { isFlagged } from '@/core/questions/fence';
import { placeOf, wordsOf, type QuestionBlocks } from '@/core/verification/fences';
import type { Check, Run, Words } from '@/core/verification/task';

/** The part of a cloze question's body that is read here. */
const clozeBody = z.object({
  blanks: z.array(
    z.object({
      accepted: z.array(z.string()),
      options: z.array(z.object({ text: z.string(), correct: z.boolean() })).nullable(),
    }),
  ),
});
type Blank = z.infer<typeof clozeBody>['blanks'][number];

/** @param printed what the program filled with the keys must print */
export function clozeRuns(question: QuestionBlocks, printed: Check): Omit<Run, 'language'>[] {
  const { nodes } = readBlanks(question.blocks, (node) => question.document.source(node));
  const at = question.blocks.findIndex((block) => isFlagged(block, 'cloze'));
  const fence = nodes[at];
  if (fence?.type !== 'code') return [];
  const blanks = blanksOf(question);
  const keys = blanks.map((blank) => rightTexts(blank)[0] ?? '');
  const run = (texts: readonly string[], check: Check): Omit<Run, 'language'> => ({
    code: filled(fence.value, texts),
    place: placeOf(fence),
    check,
  });
  const variants = (textsFor: (blank: Blank) => string[], check: Check) =>
    blanks.flatMap((blank, nth) => textsFor(blank).map((text) => run(keys.with(nth, text), check)));
  return [
    run(keys, printed),
    ...variants((blank) => rightTexts(blank).slice(1), { check: 'same' }),
    ...variants((blank) => wrongTexts(blank), { check: 'differs' }),
  ];
}

/** What each blank of the prose accepts, in the order of reading. */
export function wordsOfBlanks(question: QuestionBlocks): Words[][] {
  const { blanks } = readBlanks(question.blocks, (node) => question.document.source(node));
  return blanksOf(question).map((blank, nth) =>
    rightTexts(blank).map((text) => wordsOf(blanks[nth]?.node ?? NOWHERE, text)),
  );
}

const NOWHERE: RootContent = { type: 'thematicBreak' };

function blanksOf({ body }: QuestionBlocks): Blank[] {
  return clozeBody.parse(body).blanks;
}

function rightTexts({ accepted, options }: Blank): string[] {
  return options === null
    ? accepted
    : options.filter(({ correct }) => correct).map(({ text }) => text);
}

function wrongTexts({ options }: Blank): string[] {
  return (options ?? []).filter(({ correct }) => !correct).map(({ text }) => text);
}

/** Code may hold what looks like a tag; so it is filled character by character. */
function filled(code: string, texts: readonly string[]): string {
  return Array.from(code, (character) =>
    fillPlaceholders(character, texts.length, (nth) => texts[nth] ?? ''),
  ).join('');
}
