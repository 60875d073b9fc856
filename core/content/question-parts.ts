// Decides what the parts of a question are: hints, solution, quick check, common mistakes.
// Refuses to know the question's kind.
import type { Heading, RootContent } from 'mdast';
import type { Document } from '@/core/content/document';
import { nearest } from '@/core/content/nearest';
import { takeMisconceptions } from '@/core/questions/misconception';
import { plainText, unwrapped } from '@/core/questions/nodes';
import type { Html, Question } from '@/core/questions/question';

const PARTS = ['Hint', 'Solution', 'Quick check', 'Common mistakes'] as const;
type PartName = (typeof PARTS)[number];

export interface Part {
  heading: Heading;
  nodes: RootContent[];
}

export type Parts = Pick<Question, 'hints' | 'solution' | 'quickCheck' | 'mistakes'>;

/** Reports parts that are unknown, empty or doubled. */
export function readParts(parts: readonly Part[], document: Document): Parts {
  const found: Parts = {
    hints: [],
    solution: [],
    quickCheck: null,
    mistakes: [],
  };
  const seen = new Set<PartName>();
  for (const part of parts) {
    const name = nameOf(part, document);
    if (name === null || isEmpty(part, document)) continue;
    if (seen.has(name) && name !== 'Hint') {
      document.report({
        severity: 'error',
        code: 'repeated-part',
        message: `This question has a second "${name}".`,
        mend: 'Join the two; only "Hint" may stand more than once.',
        node: part.heading,
      });
      continue;
    }
    seen.add(name);
    if (name === 'Hint') found.hints.push(document.html(part.nodes));
    if (name === 'Solution') found.solution = steps(part.nodes, document);
    if (name === 'Quick check') found.quickCheck = document.html(part.nodes);
    if (name === 'Common mistakes') found.mistakes = mistakes(part, document);
  }
  return found;
}

function nameOf(part: Part, document: Document): PartName | null {
  const written = plainText(part.heading.children);
  const name = PARTS.find((known) => known.toLowerCase() === written.toLowerCase());
  if (name !== undefined) return name;
  const meant = nearest(written, PARTS);
  document.report({
    severity: 'error',
    code: 'unknown-part',
    message: `A question has no part "${written}".`,
    mend: meant === null ? `The parts are ${PARTS.join(', ')}.` : `Did you mean "${meant}"?`,
    node: part.heading,
  });
  return null;
}

function isEmpty(part: Part, document: Document): boolean {
  if (part.nodes.length > 0) return false;
  document.report({
    severity: 'error',
    code: 'empty-part',
    message: `Nothing stands under "${plainText(part.heading.children)}".`,
    mend: 'Write it, or take the heading out.',
    node: part.heading,
  });
  return true;
}

/** Each item of an ordered list is a step; so is each run of other blocks. */
function steps(nodes: readonly RootContent[], document: Document): Html[] {
  const found: Html[] = [];
  let prose: RootContent[] = [];
  const flush = () => {
    if (prose.length > 0) found.push(document.html(prose));
    prose = [];
  };
  for (const node of nodes) {
    if (node.type === 'list' && node.ordered === true) {
      flush();
      found.push(...node.children.map((item) => document.html(unwrapped(item.children))));
    } else {
      prose.push(node);
    }
  }
  flush();
  return found;
}

function mistakes(part: Part, document: Document): Question['mistakes'] {
  const items = part.nodes.flatMap((node) => (node.type === 'list' ? node.children : []));
  const stray = part.nodes.find((node) => node.type !== 'list');
  if (stray !== undefined) {
    document.report({
      severity: 'error',
      code: 'mistakes-no-list',
      message: 'Common mistakes are a bullet list, one mistake a bullet.',
      mend: 'Start each mistake with "- ".',
      node: stray,
    });
  }
  return items.map((item) => {
    const { nodes, slugs } = takeMisconceptions(item.children);
    if (slugs.length > 1 || nodes.length === 0) {
      document.report({
        severity: 'error',
        code: slugs.length > 1 ? 'two-misconceptions' : 'empty-part',
        message:
          slugs.length > 1
            ? `This mistake names ${slugs.length} misconceptions.`
            : 'This mistake has no words.',
        mend: slugs.length > 1 ? 'Give each a bullet of its own.' : 'Say what people get wrong.',
        node: item,
      });
    }
    return {
      html: document.html(unwrapped(nodes)),
      misconception: slugs[0] ?? null,
    };
  });
}
