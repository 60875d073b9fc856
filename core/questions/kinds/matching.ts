// Decides matching: a two-column table; an empty left cell makes a spare choice on the right.
import type { RootContent, Table, TableRow } from 'mdast';
import { z } from 'zod';
import { plainText } from '@/core/questions/nodes';
import { pieceIds, reportTooMany } from '@/core/questions/pieces';
import type { Feedback, Kind, Malformed, RecogniseContext } from '@/core/questions/question';
import { shuffled } from '@/core/random';

const cell = z.object({ id: z.string(), html: z.string() });
/** `text` is what a menu can show of it. */
const choice = cell.extend({ text: z.string() });

const body = z.object({
  heads: z.object({ left: z.string(), right: z.string() }),
  /** In the author's order. */
  left: z.array(cell),
  /** In the order of their ids; each text once, however many rows have it. */
  right: z.array(choice),
  /** Left id to right id. */
  key: z.record(z.string(), z.string()),
});
type Body = z.infer<typeof body>;

const response = z.strictObject({
  pairs: z
    .record(z.string().max(64), z.string().max(64))
    .refine((pairs) => Object.keys(pairs).length <= 100, 'At most 100 pairs.'),
});
type Response = z.infer<typeof response>;

const view = z.object({
  heads: z.object({ left: z.string(), right: z.string() }),
  left: z.array(cell),
  right: z.array(choice),
});
type View = z.infer<typeof view>;

export const matching = {
  name: 'matching',
  defaultSeconds: 60,
  body,
  response,
  view,

  recognise(blocks, context) {
    const table = blocks.at(-1);
    const [head, ...rows] = table?.type === 'table' ? table.children : [];
    if (table?.type !== 'table' || head?.children.length !== 2) return null;
    const read = rows.map((row) => readRow(row, context));
    reportRows(read, table, context);
    const pairs = read.filter(({ left }) => left.text !== '');
    const leftIds = pieceIds(pairs.map(({ left }) => left)).map((id) => `l-${id}`);
    const choices = choicesOf(read);
    const html = (nth: number) => context.html(head.children[nth]?.children ?? []);
    return {
      stem: blocks.slice(0, -1),
      body: {
        heads: { left: html(0), right: html(1) },
        left: pairs.map(({ left }, index) => ({ id: leftIds[index] ?? '', html: left.html })),
        right: choices,
        key: Object.fromEntries(
          pairs.map(({ right }, index) => [
            leftIds[index] ?? '',
            choices.find((one) => one.text === right.text)?.id ?? '',
          ]),
        ),
      },
    };
  },

  /** One of the ways to give each left side a choice of its own, while there are enough. */
  guessRate({ left, right }) {
    let ways = 1;
    left.forEach((_, index) => {
      ways *= right.length > left.length - 1 ? right.length - index : Math.max(2, right.length);
    });
    return 1 / Math.max(2, ways);
  },

  /** The left side stays as it is; only the choices are shuffled, always. */
  arrange: ({ left, right }, _shuffle, random) => [
    ...left.map(({ id }) => id),
    ...shuffled(right.map(({ id }) => id).sort(), random),
  ],

  present: ({ heads, left, right }, shown) => ({
    heads: { left: heads.left, right: heads.right },
    left: shown.flatMap((id) => {
      const found = left.find((one) => one.id === id);
      return found === undefined ? [] : [{ id: found.id, html: found.html }];
    }),
    right: shown.flatMap((id) => {
      const found = right.find((one) => one.id === id);
      return found === undefined ? [] : [{ id: found.id, html: found.html, text: found.text }];
    }),
  }),

  /** Score: the share of right pairs. Left sides that read alike may change their choices. */
  grade(question, { pairs }) {
    const malformed = unknownIds(question, pairs);
    if (malformed !== null) return malformed;
    const open = question.left.filter(({ id }) => (pairs[id] ?? '') === '').length;
    if (open > 0) {
      return { outcome: 'incomplete', missing: `Choose a match for every row; ${open} to go.` };
    }
    const hits = rightPairs(question, pairs).size;
    const score = hits / Math.max(1, question.left.length);
    return { outcome: 'graded', correct: hits === question.left.length, score };
  },

  describeKey: ({ left, right, key }) => ({
    html: `<ul>${left.map(({ id, html }) => `<li>${html} → ${htmlOf(right, key[id])}</li>`).join('')}</ul>`,
    options: [],
  }),

  explain(question, given): Feedback {
    const hits = given === null ? new Set<string>() : rightPairs(question, given.pairs);
    return {
      options: question.left.map(({ id }) => ({
        id,
        correct: hits.has(id),
        html: hits.has(id) ? null : htmlOf(question.right, question.key[id]),
        misconception: null,
      })),
      note: null,
    };
  },
} satisfies Kind<'matching', Body, Response, View>;

interface Side {
  text: string;
  html: string;
}

interface Row {
  left: Side;
  right: Side;
  node: TableRow;
}

function readRow(node: TableRow, context: RecogniseContext): Row {
  const side = (nth: number): Side => {
    const nodes: RootContent[] = node.children[nth]?.children ?? [];
    return { text: plainText(nodes), html: nodes.length === 0 ? '' : context.html(nodes) };
  };
  return { left: side(0), right: side(1), node };
}

/** Each choice once, in the order of the ids. */
function choicesOf(rows: readonly Row[]): Body['right'] {
  const once = rows
    .map(({ right }) => right)
    .filter(
      (side, index, all) =>
        side.text !== '' && all.findIndex(({ text }) => text === side.text) === index,
    );
  const ids = pieceIds(once);
  return once
    .map(({ html, text }, index) => ({ id: `r-${ids[index] ?? ''}`, html, text }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

function reportRows(rows: readonly Row[], table: Table, context: RecogniseContext): void {
  reportTooMany(rows.length, table, context);
  const empty = rows.find(({ right }) => right.text === '');
  if (empty !== undefined) {
    context.report({
      severity: 'error',
      code: 'empty-match',
      message: 'The right cell of this row is empty.',
      mend: 'Write what matches its left cell; a spare choice has an empty left cell.',
      node: empty.node,
    });
  }
  const pairs = rows.filter(({ left }) => left.text !== '');
  const choices = new Set(rows.map(({ right }) => right.text));
  if (pairs.length < 2 || choices.size < 2) {
    context.report({
      severity: 'error',
      code: 'one-pair',
      message: 'This table leaves nothing to match.',
      mend: 'Give it two or more rows with both cells, and two or more different choices.',
      node: table,
    });
  }
  const spare = rows.find(
    (row) => row.left.text === '' && pairs.some(({ right }) => right.text === row.right.text),
  );
  if (spare === undefined || spare.right.text === '') return;
  context.report({
    severity: 'warning',
    code: 'duplicate-option',
    message: 'This spare choice reads like one that is right for a row.',
    mend: 'Change or remove it; each choice is shown once.',
    node: spare.node,
  });
}

function unknownIds({ left, right }: Body, pairs: Response['pairs']): Malformed | null {
  const errors = Object.entries(pairs).flatMap(([from, to]) => {
    const known =
      left.some(({ id }) => id === from) && (to === '' || right.some(({ id }) => id === to));
    return known ? [] : [{ path: `pairs.${from}`, message: 'This question has no such pair.' }];
  });
  return errors.length === 0 ? null : { outcome: 'malformed', errors };
}

/** Left ids whose choice is right: their own, or that of another one that reads alike. */
function rightPairs({ left, key }: Body, pairs: Response['pairs']): Set<string> {
  const hits = new Set<string>();
  for (const html of new Set(left.map((one) => one.html))) {
    const alike = left.filter((one) => one.html === html).map(({ id }) => id);
    const wanted = alike.map((id) => key[id]);
    for (const id of alike) {
      const place = wanted.indexOf(pairs[id]);
      if (place < 0 || pairs[id] === undefined) continue;
      wanted.splice(place, 1);
      hits.add(id);
    }
  }
  return hits;
}

function htmlOf(choices: Body['right'], id: string | undefined): string {
  return choices.find((one) => one.id === id)?.html ?? '';
}
