// Decides how nodes become HTML: sanitised first, then highlighted, so that only our own markup is
// ever trusted. Raw HTML comes out as text, authors' comments not at all.
import type { Element, ElementContent, Root as HastRoot } from 'hast';
import type {
  FootnoteDefinition,
  Html as HtmlNode,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast';
import type { State } from 'mdast-util-to-hast';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { withoutComments } from '@/core/content/comments';
import type { Document } from '@/core/content/document';
import { sha256 } from '@/core/content/hash';
import type { Highlight } from '@/core/content/highlight';
import { renderMaths } from '@/core/content/maths';
import type { Html } from '@/core/questions/question';

const schema: Schema = {
  tagNames:
    'a blockquote br code del div em h1 h2 h3 h4 h5 h6 hr img input li ol p pre section strong sup table tbody td th thead tr ul'.split(
      ' ',
    ),
  attributes: {
    '*': ['id'],
    a: ['href', 'title', 'ariaLabel', 'ariaDescribedBy', 'dataFootnoteBackref', 'dataFootnoteRef'],
    code: [['className', /^language-./, 'math-inline', 'math-display']],
    div: [['className', 'alert', /^alert-[a-z]+$/]],
    h2: [['className', 'sr-only']],
    img: ['alt', 'height', 'loading', 'src', 'title', 'width'],
    input: ['checked', ['disabled', true], ['type', 'checkbox']],
    li: [['className', 'task-list-item']],
    ol: ['start', ['className', 'contains-task-list']],
    p: [['className', 'alert-word']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: ['align'],
    th: ['align'],
    ul: [['className', 'contains-task-list']],
  },
  // Ids come from headings and footnotes only: an author cannot write attributes.
  clobber: [],
  protocols: { href: ['http', 'https', 'mailto'] },
  required: { input: { disabled: true, type: 'checkbox' } },
  strip: ['script'],
};

const PHRASING = new Set(
  'text emphasis strong delete inlineCode inlineMath link image break footnoteReference html'.split(
    ' ',
  ),
);

function isPhrasing(node: RootContent): node is PhrasingContent {
  return PHRASING.has(node.type);
}

export interface Rendering {
  highlight: Highlight;
  report: Document['report'];
  footnotes: readonly FootnoteDefinition[];
}

/** Compiles blocks or inline nodes; footnotes that they refer to follow them. */
export function renderHtml(nodes: readonly RootContent[], rendering: Rendering): Html {
  const footnotes = rendering.footnotes.filter((node) => !nodes.includes(node));
  const inline =
    nodes.length > 0 && nodes.every(isPhrasing) && nodes.some((node) => node.type !== 'html');
  // Inline nodes at a root would be parted by line ends, so they travel in a paragraph.
  const blocks: readonly RootContent[] = inline
    ? [{ type: 'paragraph', children: nodes.filter(isPhrasing) } satisfies Paragraph]
    : nodes;
  const root: Root = { type: 'root', children: [...blocks, ...footnotes] };
  const clobberPrefix =
    footnotes.length === 0 ? '' : `n${sha256(JSON.stringify(root, withoutPlaces)).slice(0, 6)}-`;
  const processor = unified()
    .use(remarkRehype, {
      clobberPrefix,
      handlers: {
        html: htmlAsText,
      },
    })
    .use(rehypeSanitize, schema)
    .use(() => (tree: HastRoot) => decorate(tree, rendering))
    .use(() => (tree: HastRoot) => (inline ? unwrapped(tree) : tree))
    .use(rehypeStringify, { allowDangerousHtml: true });
  return processor.stringify(processor.runSync(root) as HastRoot).trim();
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'position' ? undefined : value;
}

function unwrapped(tree: HastRoot): HastRoot {
  const children = tree.children.flatMap((node, index) =>
    index === 0 && node.type === 'element' && node.tagName === 'p' ? node.children : [node],
  );
  return { ...tree, children };
}

const HOLDS_BLOCKS = ['root', 'blockquote', 'listItem', 'containerDirective', 'footnoteDefinition'];

function htmlAsText(
  state: State,
  node: HtmlNode,
  parent: { type: string } | undefined,
): ElementContent | undefined {
  const words = withoutComments(node.value);
  if (words === '') return undefined;
  if (!HOLDS_BLOCKS.includes(parent?.type ?? 'root')) return { type: 'text', value: node.value };
  const paragraph: Element = {
    type: 'element',
    tagName: 'p',
    properties: {},
    children: [{ type: 'text', value: words }],
  };
  state.patch(node, paragraph);
  return paragraph;
}

/** Runs after sanitising: whatever it adds is ours. */
function decorate(tree: HastRoot, rendering: Rendering): void {
  visit(tree, 'element', (node, index, parent) => {
    if (parent === undefined || index === undefined) return undefined;
    const replacement = replacementOf(node, rendering);
    if (replacement === null) return undefined;
    parent.children[index] = replacement as ElementContent;
    return index + 1;
  });
}

function replacementOf(
  node: Element,
  rendering: Rendering,
): ElementContent | { type: 'raw'; value: string } | null {
  if (
    node.tagName === 'img' &&
    !/^\/media\/[0-9a-f]{64}\.[a-z]+$/.test(String(node.properties['src'] ?? ''))
  ) {
    return { type: 'text', value: String(node.properties['alt'] ?? '') };
  }
  if (node.tagName === 'table') return scrollable(node);
  const code = node.tagName === 'pre' ? node.children[0] : node;
  if (code?.type !== 'element' || code.tagName !== 'code') return null;
  const classes = (code.properties['className'] ?? []) as string[];
  const text = textIn(code);
  if (classes.includes('math-inline') || classes.includes('math-display')) {
    const maths = renderMaths(text, classes.includes('math-display'));
    if (maths !== null) return { type: 'raw', value: maths };
    rendering.report({
      severity: 'warning',
      code: 'maths',
      message: 'This formula cannot be typeset, so its source is shown.',
      mend: 'Check its commands and braces.',
      node: node as never,
    });
    return null;
  }
  if (node.tagName !== 'pre') return null;
  const language =
    classes.find((name) => name.startsWith('language-'))?.slice('language-'.length) ?? null;
  return {
    type: 'raw',
    value: rendering.highlight(text.replace(/\n$/, ''), language).html,
  };
}

function scrollable(table: Element): Element {
  const heads: string[] = [];
  visit(table, 'element', (cell) => {
    if (cell.tagName === 'th') heads.push(textIn(cell).trim());
  });
  return {
    type: 'element',
    tagName: 'div',
    properties: {
      className: ['table-scroll'],
      tabIndex: 0,
      role: 'region',
      ariaLabel:
        heads
          .filter((head) => head !== '')
          .join(', ')
          .slice(0, 200) || 'Table',
    },
    children: [table],
  };
}

function textIn(element: Element): string {
  let text = '';
  visit(element, 'text', (node) => {
    text += node.value;
  });
  return text;
}
