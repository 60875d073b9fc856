// Decides ordering: an ordered list in the right order, and a bullet list after it for distractors.
import type { List, RootContent } from 'mdast';
import { z } from 'zod';
import { takeMisconceptions } from '@/core/questions/misconception';
import { plainText, unwrapped } from '@/core/questions/nodes';
import {
  arrangePieces,
  explainPlaced,
  gradePlaced,
  guessPieces,
  htmlOf,
  piece,
  pieceIds,
  pieceView,
  placed,
  presentPieces,
  puzzleOf,
  reportTooMany,
  type Placed,
  type Puzzle,
} from '@/core/questions/pieces';
import type { Kind, RecogniseContext } from '@/core/questions/question';

const body = z.object({ pieces: z.array(piece), key: z.array(placed) });

const response = z.strictObject({ order: z.array(z.string().max(64)).max(100) });
type Response = z.infer<typeof response>;

const view = z.object({ pieces: z.array(pieceView) });
type View = z.infer<typeof view>;

export const ordering = {
  name: 'ordering',
  defaultSeconds: 60,
  body,
  response,
  view,

  recognise(blocks, context) {
    const lists = listsOf(blocks);
    if (lists === null) return null;
    const [steps, others] = lists;
    const pieces = [
      ...compilePieces(steps, context),
      ...(others === null ? [] : compilePieces(others, context)),
    ];
    const ids = pieceIds(pieces);
    const named = pieces.map(({ html, feedback, misconception }, index) => ({
      id: ids[index] ?? '',
      html,
      feedback,
      misconception,
    }));
    const key = named.slice(0, steps.children.length).map(({ id }) => ({ id, indent: 0 }));
    reportPieces(lists, named, context);
    const stem = blocks.slice(0, others === null ? -1 : -2);
    return { stem, body: puzzleOf(named, key) };
  },

  guessRate: guessPieces,

  arrange: (puzzle, _shuffle, random) => arrangePieces(puzzle, random),

  present: (puzzle, shown) => ({ pieces: presentPieces(puzzle, shown) }),

  /** Equal texts are interchangeable. Pieces may be left out: how many belong is part of the key. */
  grade: (puzzle, { order }) => gradePlaced(puzzle, placesOf(order), 'order'),

  describeKey: ({ pieces, key }) => ({
    html: `<ol>${key.map(({ id }) => `<li>${htmlOf(pieces, id)}</li>`).join('')}</ol>`,
    options: key.map(({ id }) => id),
  }),

  explain: (puzzle, given) => explainPlaced(puzzle, given === null ? null : placesOf(given.order)),
} satisfies Kind<'ordering', Puzzle, Response, View>;

function placesOf(order: readonly string[]): Placed[] {
  return order.map((id) => ({ id, indent: 0 }));
}

/** The ordered list that ends the blocks, and the bullet list after it; null where none does. */
function listsOf(blocks: readonly RootContent[]): [steps: List, others: List | null] | null {
  const [before, last] = blocks.slice(-2);
  if (last?.type !== 'list' || hasBoxes(last)) return null;
  if (last.ordered === true) return [last, null];
  return before?.type === 'list' && before.ordered === true && !hasBoxes(before)
    ? [before, last]
    : null;
}

/** A task list, or one that was meant to be one. */
function hasBoxes(list: List): boolean {
  return list.children.some(
    (item) => (item.checked ?? null) !== null || /^\[[ xX]?\]/.test(plainText(item.children)),
  );
}

function compilePieces(list: List, context: RecogniseContext) {
  return list.children.map((item) => {
    const content = item.children.filter((block) => block.type !== 'blockquote');
    const quotes = item.children.flatMap((block) =>
      block.type === 'blockquote' ? block.children : [],
    );
    const own = takeMisconceptions(content);
    const told = takeMisconceptions(quotes);
    const text = plainText(own.nodes);
    if (text === '') {
      context.report({
        severity: 'error',
        code: 'empty-option',
        message: 'This item has no text.',
        mend: 'Write what is to be put in order, or take it out.',
        node: item,
      });
    }
    return {
      text,
      html: context.html(unwrapped(own.nodes)),
      feedback: told.nodes.length === 0 ? null : context.html(told.nodes),
      misconception: own.slugs[0] ?? told.slugs[0] ?? null,
    };
  });
}

function reportPieces(
  [steps, others]: readonly [List, List | null],
  pieces: readonly { html: string }[],
  context: RecogniseContext,
): void {
  reportTooMany(pieces.length, steps, context);
  const right = pieces.slice(0, steps.children.length).map(({ html }) => html);
  if (new Set(right).size < 2) {
    context.report({
      severity: 'error',
      code: 'one-step',
      message: 'There is only one order for this list.',
      mend: 'Give it two or more different items.',
      node: steps,
    });
  }
  others?.children.forEach((item, index) => {
    if (!right.includes(pieces[steps.children.length + index]?.html ?? '')) return;
    context.report({
      severity: 'error',
      code: 'distractor-is-right',
      message: 'This distractor reads like an item that belongs.',
      mend: 'Change it, or take it out.',
      node: item,
    });
  });
}
