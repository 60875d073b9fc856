// Decides Parsons problems: a fence flagged `parsons`, one block of code a line, whose order and
// indentation are asked; lines that end in `# distractor` are traps.
import type { Code } from 'mdast';
import { z } from 'zod';
import { isFlagged, languageOf } from '@/core/questions/fence';
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
  type Puzzle,
} from '@/core/questions/pieces';
import type { Html, Kind, RecogniseContext } from '@/core/questions/question';

const body = z.object({ pieces: z.array(piece), key: z.array(placed) });

const response = z.strictObject({ lines: z.array(placed).max(100) });
type Response = z.infer<typeof response>;

const view = z.object({ pieces: z.array(pieceView) });
type View = z.infer<typeof view>;

/** The mark of a trap, as a comment of the commoner languages. */
const DISTRACTOR = /\s*(?:#|\/\/|--)\s*distractor\s*$/i;
/** How a level is shown once the answer is out. */
const STEP = '    ';

export const parsons = {
  name: 'parsons',
  defaultSeconds: 90,
  body,
  response,
  view,

  recognise(blocks, context) {
    const fence = blocks.at(-1);
    if (!isFlagged(fence, 'parsons')) return null;
    const lines = linesOf(fence);
    const compiled = lines.map(({ text, trap }) => ({
      text,
      trap,
      html: lineHtml(text, languageOf(fence), context),
    }));
    const ids = pieceIds(compiled);
    const pieces = compiled.map(({ html }, index) => ({
      id: ids[index] ?? '',
      html,
      feedback: null,
      misconception: null,
    }));
    const levels = levelsOf(lines, fence, context);
    const key = levels.flatMap((indent, index) =>
      indent === null ? [] : [{ id: ids[index] ?? '', indent }],
    );
    reportLines(lines, fence, context);
    return { stem: blocks.slice(0, -1), body: puzzleOf(pieces, key) };
  },

  guessRate: guessPieces,

  arrange: (puzzle, _shuffle, random) => arrangePieces(puzzle, random),

  present: (puzzle, shown) => ({ pieces: presentPieces(puzzle, shown) }),

  /** `indent` counts levels from the left edge. Equal lines are interchangeable. */
  grade: (puzzle, { lines }) => gradePlaced(puzzle, lines, 'lines'),

  describeKey({ pieces, key }) {
    const lines = key.map(({ id, indent }) => STEP.repeat(indent) + htmlOf(pieces, id));
    return {
      html: `<pre class="shiki" tabindex="0"><code>${lines.join('\n')}</code></pre>`,
      options: key.map(({ id }) => id),
    };
  },

  explain: (puzzle, given) => explainPlaced(puzzle, given?.lines ?? null),
} satisfies Kind<'parsons', Puzzle, Response, View>;

/** The right program: the fence's lines in their order, without the traps. */
export function withoutTraps(code: string): string {
  return code
    .split('\n')
    .filter((line) => !DISTRACTOR.test(line))
    .join('\n');
}

interface Line {
  text: string;
  /** Spaces before it; a tab reaches to the next multiple of four. */
  width: number;
  trap: boolean;
  /** Counted from 0 in the fence. */
  at: number;
}

function linesOf(fence: Code): Line[] {
  return fence.value.split('\n').flatMap((written, at) => {
    const trap = DISTRACTOR.test(written);
    const text = written.replace(DISTRACTOR, '').trim();
    if (text === '') return [];
    const lead = /^\s*/.exec(written)?.[0] ?? '';
    let width = 0;
    for (const character of lead) width += character === '\t' ? 4 - (width % 4) : 1;
    return [{ text, width, trap, at }];
  });
}

/** The line's highlighted inner HTML. Alone, so that no colour tells what stood above it. */
function lineHtml(text: string, language: string | null, context: RecogniseContext): Html {
  const html = context.html([{ type: 'code', lang: language, value: text }]);
  return /^<pre[^>]*><code[^>]*>([^]*?)\n?<\/code><\/pre>$/.exec(html)?.[1] ?? html;
}

/** Levels as Python finds them: a line stands deeper, at the same level, or back at an earlier one. */
function levelsOf(
  lines: readonly Line[],
  fence: Code,
  context: RecogniseContext,
): (number | null)[] {
  const right = lines.filter(({ trap }) => !trap);
  const open = [Math.min(...right.map(({ width }) => width))];
  return lines.map((line) => {
    if (line.trap) return null;
    while ((open.at(-1) ?? 0) > line.width) open.pop();
    if (open.at(-1) !== line.width) {
      const back = line.width < (right[right.indexOf(line) - 1]?.width ?? 0);
      if (back) reportUneven(line, fence, context);
      open.push(line.width);
    }
    return open.length - 1;
  });
}

function reportUneven(line: Line, fence: Code, context: RecogniseContext): void {
  const start = fence.position?.start;
  const place = { line: (start?.line ?? 0) + line.at + 1, column: 1 };
  context.report({
    severity: 'error',
    code: 'uneven-indent',
    message: 'This line goes back to an indentation that no line above it has.',
    mend: 'Indent it like the line that it belongs beside.',
    node: { position: { start: place, end: { ...place, column: line.width + 2 } } },
  });
}

function reportLines(lines: readonly Line[], fence: Code, context: RecogniseContext): void {
  reportTooMany(lines.length, fence, context);
  const right = lines.filter(({ trap }) => !trap).map(({ text }) => text);
  if (new Set(right).size < 2) {
    context.report({
      severity: 'error',
      code: 'one-step',
      message: 'There is only one order for these lines.',
      mend: 'Give the fence two or more different lines.',
      node: fence,
    });
  }
  const wrong = lines.find(({ text, trap }) => trap && right.includes(text));
  if (wrong === undefined) return;
  context.report({
    severity: 'error',
    code: 'distractor-is-right',
    message: `The distractor "${wrong.text}" reads like a line that belongs.`,
    mend: 'Change it, or take it out.',
    node: fence,
  });
}
