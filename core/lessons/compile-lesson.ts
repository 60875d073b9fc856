// Decides how a lesson's Markdown becomes blocks: prose between directives, each directive by its
// kind, sections of other modes where they are included. Refuses to know any single kind.
import type { Code, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Document } from '@/core/content/document';
import { nearest } from '@/core/content/nearest';
import { plainText } from '@/core/content/references';
import type { BlockContext, BlockKind, NamedCode } from '@/core/lessons/block';
import { checkContent, checkDirective, reportMisplaced } from '@/core/lessons/check-directive';
import { fenceName, namedFences, tracedNames } from '@/core/lessons/fences';
import { checkHeadings, headingId, placeHeadings, sectionOf } from '@/core/lessons/headings';
import { joinPairs } from '@/core/lessons/join-pairs';
import { isMode, type Mode } from '@/core/lessons/mode';
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
  /** The include that brought these nodes here; its lesson is where the author has to act. */
  includedBy: ContainerDirective | null;
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
    includedBy: null,
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
  const { report } = scope.document;
  if (!checkDirective(node, kind.attributes, report) || !checkContent(node, report)) return;
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
  if (scope.includedBy !== null) {
    scope.input.document.report({
      severity: 'error',
      code: 'include-quiz',
      message: 'The included section has a quiz, and a quiz is asked in one place only.',
      mend: 'Include a section without a quiz, or move the quiz below a heading of its own.',
      node: openingOf(scope.includedBy),
    });
    return [];
  }
  const questions = scope.input.questions(node);
  scope.lesson.questions.push(...questions);
  return questions.map((question) => question.id);
}

function include(node: ContainerDirective, scope: Scope): void {
  const target = (node.attributes?.['of'] ?? '').trim();
  const section = includedSection(target, node, scope);
  if (typeof section === 'string') {
    scope.input.document.report({
      severity: 'error',
      code: 'include',
      message: section,
      mend: `Write :::include{of="mode#heading"} for a section of another mode, and close it on the next line.`,
      node: openingOf(scope.includedBy ?? node),
    });
    return;
  }
  placeHeadings(section.nodes, scope.taken);
  const fences = namedFences(section.document.root, section.document.report);
  compileNodes({ ...scope, ...section, fences, includedBy: node });
}

/** The section, or the sentence that says why there is none. */
function includedSection(
  target: string,
  node: ContainerDirective,
  scope: Scope,
): { document: Document; nodes: RootContent[] } | string {
  const [mode = '', heading = ''] = target.split('#');
  if (scope.includedBy !== null) return 'The included section includes another in turn.';
  if (!isMode(mode) || heading === '') return `"${target}" is no mode with a heading.`;
  if (mode === scope.input.mode) return 'A lesson cannot include itself.';
  if (node.children.length > 0) return 'An include holds nothing of its own.';
  const other = scope.input.other(mode);
  if (other === null) return `This pattern has no sound file modes/${mode}.md.`;
  const { children } = other.root;
  placeHeadings(children, new Set());
  const nodes = sectionOf(children, heading);
  if (nodes !== null) return { document: other, nodes };
  const ids = children.flatMap((child) => (child.type === 'heading' ? [headingId(child)] : []));
  const near = nearest(heading, ids);
  const known = near === null ? `it has ${ids.join(', ') || 'none'}` : `did you mean "${near}"?`;
  return `"${mode}" has no heading "${heading}": ${known}${near === null ? '.' : ''}`;
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
