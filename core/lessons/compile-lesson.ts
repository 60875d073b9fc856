// Decides how a lesson's Markdown becomes blocks: prose between directives, each directive by its
// kind, sections of other modes where they are included. Refuses to know any single kind.
import type { Code, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Document } from '@/core/content/document';
import { nearest } from '@/core/content/nearest';
import { plainText } from '@/core/content/references';
import type { BlockContext, BlockKind, NamedCode } from '@/core/lessons/block';
import { checkDirective, reportMisplaced } from '@/core/lessons/check-directive';
import { fenceName, namedFences, tracedNames } from '@/core/lessons/fences';
import { checkHeadings, headingId, placeHeadings, sectionOf } from '@/core/lessons/headings';
import { joinPairs } from '@/core/lessons/join-pairs';
import { isMode, MODES, type Mode } from '@/core/lessons/mode';
import { blockKinds, type LessonBlock } from '@/core/lessons/registry';
import { readTable } from '@/core/lessons/read-table';
import type { Question } from '@/core/questions/question';

export interface LessonInput {
  mode: Mode;
  document: Document;
  /** Another mode of the same pattern, parsed; null where the pattern has none. */
  other(mode: Mode): Document | null;
  questions(node: ContainerDirective): Question[];
}

export interface CompiledLesson {
  blocks: LessonBlock[];
  headings: { id: string; text: string }[];
  questions: Question[];
}

/** Where nodes are compiled: in the lesson itself or, for an include, in the document they are from. */
interface Scope {
  input: LessonInput;
  document: Document;
  fences: Map<string, Code>;
  /** The section's nodes, so that a fence is swallowed only by a trace that is shown with it. */
  nodes: readonly RootContent[];
  blocks: LessonBlock[];
  lesson: CompiledLesson;
  taken: Set<string>;
  included: boolean;
}

/** Reports everything that is wrong; what could be compiled comes back all the same. */
export function compileLesson(input: LessonInput): CompiledLesson {
  const { document } = input;
  const nodes = document.root.children;
  const lesson: CompiledLesson = { blocks: [], headings: [], questions: [] };
  const taken = new Set<string>();
  placeHeadings(nodes, taken);
  checkHeadings(nodes, document.report);
  reportMisplaced(nodes, document, true);
  const fences = namedFences(document.root, document.report);
  const scope: Scope = {
    input,
    document,
    fences,
    nodes,
    blocks: lesson.blocks,
    lesson,
    taken,
    included: false,
  };
  compileNodes(scope);
  lesson.blocks = joinPairs(lesson.blocks);
  return lesson;
}

function compileNodes(scope: Scope): void {
  const { document, blocks } = scope;
  const traced = tracedNames(scope.nodes);
  let prose: RootContent[] = [];
  const flush = (): void => {
    const html = prose.length === 0 ? '' : document.html(prose);
    if (html !== '') blocks.push({ type: 'prose', html });
    prose = [];
  };
  for (const node of scope.nodes) {
    const name = node.type === 'code' ? fenceName(node) : null;
    if (node.type === 'heading' && node.depth === 2) {
      scope.lesson.headings.push({
        id: headingId(node),
        text: plainText(node),
      });
    }
    if (node.type === 'containerDirective') {
      flush();
      compileDirective(node, scope);
    } else if (node.type === 'code' && name !== null && !traced.has(name)) {
      flush();
      blocks.push({ type: 'code', ...codeOf(node, document), name });
    } else if (name === null) {
      prose.push(node);
    }
  }
  flush();
}

function compileDirective(node: ContainerDirective, scope: Scope): void {
  if (node.name === 'include') {
    if (checkDirective(node, ['of'], scope.document.report)) include(node, scope);
    return;
  }
  const kind = blockKinds.find((known) => known.directive === node.name);
  if (kind === undefined) {
    const names = [...blockKinds.map((known) => known.directive), 'include'];
    const near = nearest(node.name, names);
    scope.document.report({
      severity: 'error',
      code: 'unknown-directive',
      message: `There is no directive "${node.name}".`,
      mend: near === null ? `Known: ${names.join(', ')}.` : `Did you mean ":::${near}"?`,
      node: openingOf(node),
    });
    return;
  }
  if (!checkDirective(node, kind.attributes, scope.document.report)) return;
  const block = (kind as BlockKind<LessonBlock>).compile(node, contextFor(scope));
  if (block !== null) scope.blocks.push(block);
}

function contextFor(scope: Scope): BlockContext {
  const { document, fences, blocks } = scope;
  return {
    html: (nodes) => document.html(nodes),
    text: (node) => plainText(node),
    report: document.report,
    table: (node, columns) => readTable(node, columns, document.report),
    tableHtml: (node) =>
      document.html(node.children.filter((child) => child.type === 'table').slice(0, 1)),
    fence: (name) => {
      const fence = fences.get(name);
      return fence === undefined ? null : { ...codeOf(fence, document), name };
    },
    fenceNames: () => [...fences.keys()],
    nearest,
    above: () => blocks.map((block) => block.type),
    quiz: (node) => quiz(node, scope),
  };
}

function quiz(node: ContainerDirective, scope: Scope): string[] {
  if (scope.included) {
    scope.document.report({
      severity: 'error',
      code: 'include-quiz',
      message: 'This section is included by another mode, and a quiz is asked in one place only.',
      mend: 'Move the quiz out of the section.',
      node: openingOf(node),
    });
    return [];
  }
  const questions = scope.input.questions(node);
  scope.lesson.questions.push(...questions);
  return questions.map((question) => question.id);
}

function include(node: ContainerDirective, scope: Scope): void {
  const tell = (message: string, mend: string): void =>
    scope.document.report({
      severity: 'error',
      code: 'include',
      message,
      mend,
      node: openingOf(node),
    });
  const [mode = '', heading = ''] = (node.attributes?.['of'] ?? '').trim().split('#');
  if (scope.included)
    return tell('An included section cannot include another.', 'Include that section directly.');
  if (!isMode(mode) || heading === '') {
    const near = isMode(mode) ? mode : nearest(mode, MODES);
    return tell(
      'An include names a mode and a heading.',
      `Write :::include{of="${near ?? 'concept'}#${heading || 'heading'}"}.`,
    );
  }
  if (node.children.length > 0)
    return tell('An include holds nothing itself.', 'Close it on the next line.');
  const other = mode === scope.input.mode ? null : scope.input.other(mode);
  if (other === null) {
    return tell(
      mode === scope.input.mode
        ? 'A lesson cannot include itself.'
        : `This pattern has no mode "${mode}".`,
      'Name another mode of this pattern.',
    );
  }
  placeHeadings(other.root.children, new Set());
  const section = sectionOf(other.root.children, heading);
  if (section === null) {
    const ids = other.root.children.flatMap((child) =>
      child.type === 'heading' ? [headingId(child)] : [],
    );
    const near = nearest(heading, ids);
    return tell(
      `"${mode}" has no heading "${heading}".`,
      near === null ? `It has ${ids.join(', ') || 'no headings'}.` : `Did you mean "${near}"?`,
    );
  }
  placeHeadings(section, scope.taken);
  const fences = namedFences(other.root, other.report);
  compileNodes({
    ...scope,
    document: other,
    fences,
    nodes: section,
    included: true,
  });
}

function codeOf(fence: Code, document: Document): NamedCode {
  return { name: null, ...document.highlight(fence.value, fence.lang ?? null) };
}

/** The directive's first line, where its name stands. */
function openingOf(node: ContainerDirective): {
  position?: ContainerDirective['position'];
} {
  const start = node.position?.start;
  if (start === undefined) return node;
  return {
    position: {
      start,
      end: { ...start, column: start.column + 3 + node.name.length },
    },
  };
}
