// Decides how pieces that are to be put in order become named, and what placing them is worth.
// Refuses to know where the pieces come from; the kinds do.
import { z } from 'zod';
import { optionIds } from '@/core/questions/option-id';
import type { Feedback, Html, Malformed, Mark, RecogniseContext } from '@/core/questions/question';
import { shuffled, type Random } from '@/core/random';

export const piece = z.object({
  id: z.string(),
  html: z.string(),
  /** About putting it where it does not belong. */
  feedback: z.string().nullable(),
  misconception: z.string().nullable(),
});
export type Piece = z.infer<typeof piece>;

/** The deepest level that can be given. */
const MAX_INDENT = 20;

export const placed = z.strictObject({
  id: z.string().max(64),
  /** In levels, not spaces. */
  indent: z.number().int().min(0).max(MAX_INDENT),
});
export type Placed = z.infer<typeof placed>;

export const pieceView = z.object({ id: z.string(), html: z.string() });
export type PieceView = z.infer<typeof pieceView>;

export interface Puzzle {
  /** In the order of their ids, which tells nothing. */
  pieces: Piece[];
  /** In the right order, without the pieces that belong nowhere. */
  key: Placed[];
}

/** As many ids as an answer keeps of what was shown, with room to spare. */
const MAX_PIECES = 60;

/**
 * Ids in the order given. Texts that are equal get ordinals in the order of their HTML, never of
 * the author; where the HTML is equal too, they are interchangeable.
 */
export function pieceIds(pieces: readonly { text: string; html: Html }[]): string[] {
  const order = pieces
    .map((_, index) => index)
    .sort((left, right) => {
      const [one, other] = [pieces[left]?.html ?? '', pieces[right]?.html ?? ''];
      return one < other ? -1 : one > other ? 1 : left - right;
    });
  const named = optionIds(order.map((index) => pieces[index]?.text ?? ''));
  return pieces.map((_, index) => named[order.indexOf(index)] ?? '');
}

/** Reports more pieces than a learner could be shown. */
export function reportTooMany(
  count: number,
  node: Parameters<RecogniseContext['report']>[0]['node'],
  context: RecogniseContext,
): void {
  if (count <= MAX_PIECES) return;
  context.report({
    severity: 'error',
    code: 'too-many-options',
    message: `This question has ${count} pieces to choose from; the limit is ${MAX_PIECES}.`,
    mend: 'Split it into several questions.',
    node,
  });
}

/** Sorts the pieces, so that a body says nothing by their order. */
export function puzzleOf(pieces: readonly Piece[], key: Placed[]): Puzzle {
  return { pieces: [...pieces].sort((left, right) => (left.id < right.id ? -1 : 1)), key };
}

/** Always shuffled, whatever the author says of it: the order is what is asked. */
export function arrangePieces({ pieces }: Puzzle, random: Random): string[] {
  return shuffled(pieces.map(({ id }) => id).sort(), random);
}

export function presentPieces({ pieces }: Puzzle, shown: readonly string[]): PieceView[] {
  return shown.flatMap((id) => {
    const found = pieces.find((candidate) => candidate.id === id);
    return found === undefined ? [] : [{ id: found.id, html: found.html }];
  });
}

/**
 * Chance of the right arrangement among all of as many pieces, with the indentation taken as known.
 */
export function guessPieces({ pieces, key }: Puzzle): number {
  let ways = 1;
  for (let taken = 0; taken < key.length; taken += 1) ways *= pieces.length - taken;
  const alike = new Map<Html, number>();
  let right = 1;
  for (const { id } of key) {
    const html = htmlOf(pieces, id);
    const left = pieces.filter((one) => one.html === html).length - (alike.get(html) ?? 0);
    alike.set(html, (alike.get(html) ?? 0) + 1);
    right *= left;
  }
  return Math.min(0.99, right / Math.max(1, ways));
}

/**
 * Score: (w − 1) ÷ (m − 1), never below 0. w is the weight of the longest common subsequence of the
 * given and the right pieces, where a piece counts 1, and ½ at another indentation; m is the larger
 * number of pieces of the two. So a piece that does not belong, or lacks, costs as much as one out
 * of order, and one piece alone, which is always in order, pays nothing.
 *
 * @param field the response's field, for the paths of what is malformed.
 * @see Melamed (1999), Bitext maps and alignment via pattern recognition: the longest common
 *   subsequence ratio, w ÷ m. Moodle's ordering question grades by the longest ordered subset too.
 */
export function gradePlaced(
  puzzle: Puzzle,
  given: readonly Placed[],
  field: string,
): Mark | Malformed {
  if (given.length === 0) {
    return { outcome: 'incomplete', missing: 'Put at least one piece into the answer.' };
  }
  const errors = given.flatMap(({ id }, index) => {
    const known = puzzle.pieces.some((one) => one.id === id);
    const again = given.findIndex((one) => one.id === id) < index;
    if (known && !again) return [];
    const message = known ? 'This piece stands here twice.' : 'This question has no such piece.';
    return [{ path: `${field}.${index}`, message }];
  });
  if (errors.length > 0) return { outcome: 'malformed', errors };
  const weight = align(puzzle, given).reduce((sum, agreement) => sum + agreement, 0);
  const most = Math.max(given.length, puzzle.key.length);
  const correct = weight === most;
  const score = correct ? 1 : Math.max(0, (weight - 1) / Math.max(1, most - 1));
  return { outcome: 'graded', correct, score };
}

/** One entry a piece: those given in their order, then the others. */
export function explainPlaced(puzzle: Puzzle, given: readonly Placed[] | null): Feedback {
  const agreed = align(puzzle, given ?? []);
  const lacking = puzzle.key.map(({ id }) => htmlOf(puzzle.pieces, id));
  const take = (html: Html) => {
    const index = lacking.indexOf(html);
    if (index >= 0) lacking.splice(index, 1);
    return index >= 0;
  };
  const standing = (given ?? []).flatMap(({ id }, index) => {
    const found = puzzle.pieces.find((one) => one.id === id);
    if (found === undefined) return [];
    const belongs = take(found.html);
    const correct = agreed[index] === 1;
    const said =
      agreed[index] === 0.5
        ? 'The right line, at another indentation.'
        : belongs
          ? 'It belongs in another place.'
          : (found.feedback ?? 'It does not belong here.');
    return [{ id, correct, html: correct ? null : said, misconception: found.misconception }];
  });
  const resting = puzzle.pieces
    .filter(({ id }) => !standing.some((one) => one.id === id))
    .map((one) => {
      const missed = take(one.html);
      const html = missed ? 'It belongs in the answer.' : one.feedback;
      return { id: one.id, correct: !missed, html, misconception: one.misconception };
    });
  return { options: [...standing, ...resting], note: null };
}

export function htmlOf(pieces: readonly Piece[], id: string): Html {
  return pieces.find((one) => one.id === id)?.html ?? '';
}

/** For each given piece what it adds to the heaviest common subsequence: 0, ½ or 1. */
function align({ pieces, key }: Puzzle, given: readonly Placed[]): number[] {
  const agreement = (one: Placed, other: Placed) => {
    if (htmlOf(pieces, one.id) !== htmlOf(pieces, other.id)) return 0;
    return one.indent === other.indent ? 1 : 0.5;
  };
  const weights = given.map((one) => key.map((other) => agreement(one, other)));
  // best[i][j]: the most that the given from i and the key from j have in common.
  const best = Array.from({ length: given.length + 1 }, () => key.map(() => 0).concat(0));
  const at = (row: number, column: number) => best[row]?.[column] ?? 0;
  const through = (row: number, column: number) => {
    const weight = weights[row]?.[column] ?? 0;
    return weight === 0 ? 0 : weight + at(row + 1, column + 1);
  };
  for (let row = given.length - 1; row >= 0; row -= 1) {
    for (let column = key.length - 1; column >= 0; column -= 1) {
      const line = best[row] ?? [];
      line[column] = Math.max(at(row + 1, column), at(row, column + 1), through(row, column));
    }
  }
  const agreed = given.map(() => 0);
  let column = 0;
  for (let row = 0; row < given.length; row += 1) {
    while (column < key.length && at(row, column) === at(row, column + 1)) column += 1;
    if (column >= key.length || through(row, column) !== at(row, column)) continue;
    if (through(row, column) === 0) continue;
    agreed[row] = weights[row]?.[column] ?? 0;
    column += 1;
  }
  return agreed;
}
