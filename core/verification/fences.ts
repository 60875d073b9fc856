// Decides which fences of some blocks are to be verified, and what stands below them as output.
// Refuses to know what a question is.
import type { Code, Parent, RootContent } from 'mdast';
import type { Document, Problem } from '@/core/content/document';
import type { Place } from '@/core/content/reporter';
import { holdsOutput, isFlagged, languageOf } from '@/core/questions/fence';
import { plainText } from '@/core/questions/nodes';
import { languageFor } from '@/core/verification/language';
import type { Task, Words } from '@/core/verification/task';

type Report = (problem: Problem) => void;

export interface QuestionBlocks {
  /** The question's whole id. */
  id: string;
  kind: string;
  body: unknown;
  /** From below the heading to the first part, the answer last. */
  blocks: readonly RootContent[];
  /** Everything in hints, solution and the like. */
  parts: readonly RootContent[];
  document: Pick<Document, 'report' | 'source'>;
}

/** Fences flagged `verify` in the order of reading, wherever they are nested. */
export function verifyFences(blocks: readonly RootContent[]): Code[] {
  return blocks.flatMap((block) => {
    if (isFlagged(block, 'verify')) return [block];
    return 'children' in block ? verifyFences(childrenOf(block)) : [];
  });
}

export function childrenOf(node: RootContent): RootContent[] {
  return 'children' in node ? ((node as Parent).children as RootContent[]) : [];
}

/** The node's place in the file; of several lines the first. */
export function placeOf({ position }: { position?: RootContent['position'] }): Place {
  if (position === undefined) return { line: 1, column: 1, endColumn: 2 };
  const { start, end } = position;
  // Wider than any line: whoever reports it ends it with the line.
  const endColumn = end.line === start.line ? end.column : 1_000_000;
  return { line: start.line, column: start.column, endColumn };
}

export function wordsOf(node: RootContent, text: string): Words {
  return { text, place: placeOf(node) };
}

/** The language that fences share; null, reported, where they have none or several. */
export function sharedLanguage(fences: readonly Code[], report: Report): string | null {
  const named = fences.map((fence) => languageOf(fence));
  const without = fences[named.indexOf(null)];
  if (without !== undefined) {
    report({
      severity: 'error',
      code: 'verify-language',
      message: 'This fence is to be verified, but says no language.',
      mend: 'Write the language first: ```python verify.',
      node: without,
    });
    return null;
  }
  const languages = [...new Set(named.map((name) => languageFor(name ?? '')))];
  if (languages.length === 1) return languages[0] ?? null;
  report({
    severity: 'error',
    code: 'verify-language',
    message: `These fences are one program, but they are in ${languages.join(' and ')}.`,
    mend: 'Keep one language, or take "verify" off the others.',
    node: fences.at(-1) ?? {},
  });
  return null;
}

/**
 * Tasks of fences that answer no question: each is a program of its own. Where its output follows
 * (a fence `output`, or **Output:** and a fence), it must print that; else it must only end well.
 *
 * @param skip blocks whose fences are someone else's
 */
export function looseTasks(
  blocks: readonly RootContent[],
  question: string | null,
  { report }: Pick<Document, 'report'>,
  skip: (block: RootContent) => boolean = () => false,
): Task[] {
  return blocks.flatMap((block, index): Task[] => {
    if (skip(block)) return [];
    if (!isFlagged(block, 'verify'))
      return looseTasks(childrenOf(block), question, { report }, skip);
    const language = sharedLanguage([block], report);
    if (language === null) return [];
    const expected = outputBelow(blocks.slice(index + 1));
    return [
      {
        question,
        runs: [
          {
            language,
            code: block.value,
            place: placeOf(block),
            check:
              expected === null
                ? { check: 'ends' }
                : { check: 'prints', keyed: [wordsOf(expected, expected.value)], others: [] },
          },
        ],
      },
    ];
  });
}

function outputBelow([first, second]: readonly RootContent[]): Code | null {
  if (holdsOutput(first)) return first;
  const labelled = first?.type === 'paragraph' && /^output\s*:$/i.test(plainText([first]));
  return labelled && second?.type === 'code' && !isFlagged(second, 'verify') ? second : null;
}
