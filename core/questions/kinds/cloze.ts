// Decides cloze: text or code with blanks to fill, `[[answer]]`, `[[one|two]]`, `[[(right)|wrong]]`.
import type { RootContent } from 'mdast';
import { z } from 'zod';
import {
  fillPlaceholders,
  readBlanks,
  withoutAnswers,
  type Alternative,
} from '@/core/questions/blanks';
import { comparableText, sameText } from '@/core/questions/compare-text';
import { escapeHtml } from '@/core/questions/escape-html';
import { isFlagged } from '@/core/questions/fence';
import { plainText } from '@/core/questions/nodes';
import { optionIds } from '@/core/questions/option-id';
import { reportTooMany } from '@/core/questions/pieces';
import type { Feedback, Kind, RecogniseContext } from '@/core/questions/question';
import { shuffled } from '@/core/random';

const option = z.object({ id: z.string(), text: z.string(), correct: z.boolean() });

const blank = z.object({
  /** Any of these is right, where it is typed; none where one chooses. */
  accepted: z.array(z.string()),
  /** In the order of their ids; null where it is typed. */
  options: z.array(option).nullable(),
});
type Blank = z.infer<typeof blank>;

const body = z.object({
  /** Holds `<span data-blank="0"></span>` and so on. */
  text: z.string(),
  blanks: z.array(blank),
  /** Whether letter case matters. */
  strict: z.boolean(),
});
type Body = z.infer<typeof body>;

const response = z.strictObject({ blanks: z.array(z.string().max(500)).max(100) });
type Response = z.infer<typeof response>;

const view = z.object({
  text: z.string(),
  blanks: z.array(
    z.object({ options: z.array(z.object({ id: z.string(), text: z.string() })).nullable() }),
  ),
});
type View = z.infer<typeof view>;

const TYPED_LUCK = 0.02;

export const cloze = {
  name: 'cloze',
  defaultSeconds: 45,
  body,
  response,
  view,

  /** The heading names the question and, unless one is written, its id: it loses its answers. */
  recognise(blocks, context) {
    const read = readBlanks(blocks, (node) => context.source(node));
    const fence = blocks.find((block) => isFlagged(block, 'cloze'));
    if (read.blanks.length === 0 && fence === undefined) return null;
    reportBlanks(read, fence, context);
    const blanks = read.blanks.map(({ alternatives, node }, nth) =>
      compileBlank(alternatives, nth, node, context),
    );
    const strict = context.fields['case'] === 'strict';
    const choices = blanks.reduce((sum, one) => sum + (one.options?.length ?? 0), 0);
    reportTooMany(Math.max(choices, blanks.length), fence ?? read.blanks[0]?.node ?? {}, context);
    const from = read.blanks[0]?.block ?? blocks.length - 1;
    const html = context.html(read.nodes.slice(from));
    const text = fillPlaceholders(
      html,
      blanks.length,
      (nth) => `<span data-blank="${nth}"></span>`,
    );
    return {
      stem: blocks.slice(0, from),
      body: { text, blanks, strict },
      ...(from > 0
        ? {}
        : { title: withoutAnswers(plainText(read.nodes.slice(0, 1)), blanks.length) }),
    };
  },

  /** As if every blank were guessed for itself. */
  guessRate: ({ blanks }) =>
    blanks.reduce((chance, one) => chance * (one.options === null ? TYPED_LUCK : share(one)), 1),

  /** The choices of each menu, always shuffled: authors tend to write the right one first. */
  arrange: ({ blanks }, _shuffle, random) =>
    blanks.flatMap(({ options }) => shuffled((options ?? []).map(({ id }) => id).sort(), random)),

  present: ({ text, blanks }, shown) => ({
    text,
    blanks: blanks.map(({ options }) => ({
      options:
        options &&
        shown.flatMap((id) => {
          const found = options.find((one) => one.id === id);
          return found === undefined ? [] : [{ id: found.id, text: found.text }];
        }),
    })),
  }),

  /** Score: the share of right blanks. `blanks` holds what was typed, or the id of the choice. */
  grade(question, given) {
    const extra = given.blanks.length > question.blanks.length;
    const errors = extra
      ? [{ path: 'blanks', message: `This question has ${question.blanks.length} blanks.` }]
      : question.blanks.flatMap(({ options }, nth) => {
          const chosen = given.blanks[nth] ?? '';
          const known =
            chosen === '' || options === null || options.some(({ id }) => id === chosen);
          const message = 'This blank has no such choice.';
          return known ? [] : [{ path: `blanks.${nth}`, message }];
        });
    if (errors.length > 0) return { outcome: 'malformed', errors };
    const open = question.blanks.filter(
      (_, nth) => comparableText(given.blanks[nth] ?? '', true) === '',
    ).length;
    if (open > 0) {
      return { outcome: 'incomplete', missing: `Fill in every blank; ${open} to go.` };
    }
    const hits = question.blanks.filter((_, nth) => isRight(question, nth, given)).length;
    const correct = hits === question.blanks.length;
    return { outcome: 'graded', correct, score: hits / Math.max(1, question.blanks.length) };
  },

  describeKey: ({ text, blanks }) => ({
    html: text.replace(
      /<span data-blank="(\d+)"><\/span>/g,
      (_, nth: string) => `<strong>${escapeHtml(rightText(blanks[Number(nth)]))}</strong>`,
    ),
    options: [],
  }),

  explain(question, given): Feedback {
    return {
      options: question.blanks.map((one, nth) => {
        const correct = given !== null && isRight(question, nth, given);
        const html = correct ? null : `<code>${escapeHtml(rightText(one))}</code>`;
        return { id: String(nth), correct, html, misconception: null };
      }),
      note:
        given !== null && onlyCase(question, given)
          ? 'Capital and small letters matter here.'
          : null,
    };
  },
} satisfies Kind<'cloze', Body, Response, View>;

/** A menu where some alternatives, and not all, are in round brackets; else a field. */
function compileBlank(
  alternatives: readonly Alternative[],
  nth: number,
  node: RootContent,
  context: RecogniseContext,
): Blank {
  const right = alternatives.filter(({ bracketed }) => bracketed !== null);
  if (right.length === 0 || right.length === alternatives.length) {
    return { accepted: alternatives.map(({ text }) => text), options: null };
  }
  const texts = alternatives.map(({ text, bracketed }) => bracketed ?? text);
  if (new Set(texts).size < texts.length) {
    context.report({
      severity: 'error',
      code: 'duplicate-option',
      message: 'Two choices of this blank read alike.',
      mend: 'Change or remove one of them.',
      node,
    });
  }
  const ids = optionIds(texts);
  const options = alternatives.map(({ bracketed }, index) => ({
    id: `${nth + 1}-${ids[index] ?? ''}`,
    text: texts[index] ?? '',
    correct: bracketed !== null,
  }));
  return { accepted: [], options: options.sort((one, other) => (one.id < other.id ? -1 : 1)) };
}

function reportBlanks(
  { blanks, open }: Pick<ReturnType<typeof readBlanks>, 'blanks' | 'open'>,
  fence: RootContent | undefined,
  context: RecogniseContext,
): void {
  const report = (message: string, mend: string, node: RootContent) =>
    context.report({ severity: 'error', code: 'bad-blank', message, mend, node });
  const [unclosed] = open;
  if (unclosed !== undefined) {
    report(
      'This has a [[ without a ]].',
      'Close it; put words with *, _ or brackets of their own in `backticks`; write \\[[ for what is no blank.',
      unclosed,
    );
  } else if (blanks.length === 0 && fence !== undefined) {
    report('This fence is flagged cloze, but has no blank.', 'Put an answer into [[ ]].', fence);
  }
  for (const { alternatives, node } of blanks) {
    const empty = alternatives.some(
      (one) => comparableText(one.bracketed ?? one.text, true) === '',
    );
    if (!empty) continue;
    report(
      'A blank here has an empty answer.',
      'Write [[answer]], [[one|another]] or [[(right)|wrong]].',
      node,
    );
  }
}

function share({ options }: Blank): number {
  const all = options ?? [];
  return all.filter(({ correct }) => correct).length / Math.max(1, all.length);
}

function isRight(question: Body, nth: number, given: Response, strict = question.strict): boolean {
  const [one, own] = [question.blanks[nth], given.blanks[nth] ?? ''];
  if (one?.options) return one.options.some(({ id, correct }) => correct && id === own);
  return one?.accepted.some((text) => sameText(text, own, strict)) === true;
}

function onlyCase(question: Body, given: Response): boolean {
  return (
    question.strict &&
    question.blanks.some(
      (_, nth) => !isRight(question, nth, given) && isRight(question, nth, given, false),
    )
  );
}

function rightText(one: Blank | undefined): string {
  if (one === undefined) return '';
  return one.options?.find(({ correct }) => correct)?.text ?? one.accepted[0] ?? '';
}
