// Decides how others' HTML reads as Markdown, without any markup that we do not have.
import { htmlTree, textContent, type HtmlElement, type HtmlNode } from '@/core/exchange/html-tree';
import {
  codeFence,
  codeSpan,
  escapedMarkdown,
  indented,
  quoted,
  tidy,
} from '@/core/exchange/markdown-text';

const BLOCKS =
  /^(address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|prompt|itembody|rubricblock|div)$/;
const SKIPPED = /^(head|script|style|template|title|select|textarea|colgroup|col|meta|link)$/;
const PLAYED = /^(audio|video|object|embed|iframe|canvas)$/;

export function looksLikeHtml(text: string): boolean {
  return /<\/?(p|br|div|span|b|i|u|em|strong|code|pre|ul|ol|li|img|a|sub|sup|table|tr|td|h[1-6]|blockquote|font|hr)\b[^<>]*>/i.test(
    text,
  );
}

/**
 * Paragraphs, code, emphasis, lists, tables, links, images and formulas; other elements without
 * their tags.
 *
 * @param notes gets a sentence for what cannot be shown at all
 */
export function markdownOf(html: string, notes?: Set<string>): string {
  return markdownOfNodes(htmlTree(html), notes);
}

/** The same, of nodes. */
export function markdownOfNodes(nodes: readonly HtmlNode[], notes?: Set<string>): string {
  return tidy(blocksOf(nodes, notes ?? new Set()).join('\n\n'));
}

function isBlock(node: HtmlNode): node is HtmlElement {
  return typeof node !== 'string' && (BLOCKS.test(node.name) || node.children.some(isBlock));
}

function blocksOf(nodes: readonly HtmlNode[], notes: Set<string>): string[] {
  const blocks: string[] = [];
  let run: HtmlNode[] = [];
  const flush = () => {
    const text = paragraph(run, notes);
    if (text !== '') blocks.push(text);
    run = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) {
      run.push(node);
      continue;
    }
    flush();
    blocks.push(...blockOf(node, notes).filter((block) => block !== ''));
  }
  flush();
  return blocks;
}

function blockOf(element: HtmlElement, notes: Set<string>): string[] {
  const { name, children } = element;
  if (SKIPPED.test(name) || name === 'hr') return [];
  if (name === 'pre') return [fenceOf(element)];
  if (name === 'ul' || name === 'ol') return [listOf(element, notes)];
  if (name === 'table') return tableOf(element, notes);
  const inner = blocksOf(children, notes);
  if (name === 'blockquote') return inner.length === 0 ? [] : [quoted(inner.join('\n\n'))];
  if (/^(h[1-6]|dt|summary)$/.test(name)) {
    return inner.map((block) =>
      /^(```|[-*>|]|\d+\.)|\n|^\*\*.*\*\*$/.test(block) ? block : `**${block}**`,
    );
  }
  return inner;
}

function fenceOf(element: HtmlElement): string {
  const code = element.children.find(
    (child): child is HtmlElement => typeof child !== 'string' && child.name === 'code',
  );
  const named = [element, code].map((one) =>
    Object.values(one?.attributes ?? {})
      .join(' ')
      .match(/(?:language-|lang-|brush:\s*|highlight-)([\w+#-]+)/),
  );
  const language = named.find((found) => (found ?? null) !== null)?.[1] ?? '';
  return codeFence(textContent(element.children).replace(/^\n/, ''), language);
}

function listOf(list: HtmlElement, notes: Set<string>): string {
  const items = list.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  let nth = Math.min(99_999, Math.abs(parseInt(list.attributes['start'] ?? '1', 10) || 1)) - 1;
  return items
    .map((item) => {
      const blocks = blocksOf(
        typeof item === 'string' || item.name !== 'li' ? [item] : item.children,
        notes,
      );
      nth += 1;
      const mark = list.name === 'ol' ? `${nth}. ` : '- ';
      return blocks.length === 0
        ? ''
        : `${mark}${indented(blocks.join('\n\n'), ' '.repeat(mark.length)).trimStart()}`;
    })
    .filter((item) => item !== '')
    .join('\n');
}

/** A table whose cells are lines; one that only lays things out falls into its cells. */
function tableOf(table: HtmlElement, notes: Set<string>): string[] {
  const rows = rowsOf(table);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const cells = rows.map((row) =>
    Array.from({ length: width }, (_, nth) => blocksOf(row[nth]?.children ?? [], notes)),
  );
  const isPlain = cells.every((row) =>
    row.every((cell) => cell.length <= 1 && !/\n|^(```|[-*] |\d+\. |>)/.test(cell[0] ?? '')),
  );
  if (width < 2 || rows.length < 2 || !isPlain) return cells.flat(2);
  const line = (row: readonly string[][]) => `| ${row.map((cell) => cell[0] ?? '').join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [[line(head), `| ${head.map(() => '---').join(' | ')} |`, ...body.map(line)].join('\n')];
}

function rowsOf(element: HtmlElement): HtmlElement[][] {
  return element.children.flatMap((child): HtmlElement[][] => {
    if (typeof child === 'string') return [];
    if (child.name !== 'tr') return child.name === 'table' ? [] : rowsOf(child);
    return [
      child.children.filter(
        (cell): cell is HtmlElement => typeof cell !== 'string' && /^t[dh]$/.test(cell.name),
      ),
    ];
  });
}

/** Raw Markdown inside text that is still to be escaped: kept aside, by a mark of its own. */
class Kept {
  private readonly pieces: string[] = [];
  keep = (markdown: string): string =>
    markdown === '' ? '' : `\u{E000}${this.pieces.push(markdown) - 1}\u{E001}`;
  restored(text: string): string {
    let all = text;
    // A piece may hold others, as a link does an image.
    for (let depth = 0; depth < 8 && all.includes('\u{E000}'); depth += 1) {
      all = all.replace(
        /\u{E000}(\d+)\u{E001}/gu,
        (_, index: string) => this.pieces[Number(index)] ?? '',
      );
    }
    return all;
  }
}

function paragraph(nodes: readonly HtmlNode[], notes: Set<string>): string {
  if (nodes.length === 0) return '';
  const kept = new Kept();
  const text = inline(nodes, kept, notes)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim();
  return kept.restored(escapedMarkdown(text));
}

function inline(nodes: readonly HtmlNode[], kept: Kept, notes: Set<string>): string {
  return nodes
    .map((node) =>
      typeof node === 'string'
        ? withFormulas(node.replace(/[\u{E000}\u{E001}]/gu, ''), kept).replace(/\s+/g, ' ')
        : inlineOf(node, kept, notes),
    )
    .join('');
}

function inlineOf(element: HtmlElement, kept: Kept, notes: Set<string>): string {
  const { name, attributes, children } = element;
  if (SKIPPED.test(name)) return '';
  if (PLAYED.test(name)) {
    notes.add('Sound, film or another embedded thing was left out.');
    return inline(children, kept, notes);
  }
  const inner = () => inline(children, kept, notes);
  const marked = (mark: string) => {
    const text = inner();
    const [lead = '', tail = ''] = [/^\s*/.exec(text)?.[0], /\s*$/.exec(text)?.[0]];
    const words = text.trim();
    return words === '' ? text : `${lead}${kept.keep(mark)}${words}${kept.keep(mark)}${tail}`;
  };
  switch (name) {
    case 'br':
      return '\n';
    case 'strong':
    case 'b':
      return marked('**');
    case 'em':
    case 'i':
    case 'cite':
    case 'dfn':
      return marked('*');
    case 'del':
    case 's':
    case 'strike':
      return marked('~~');
    case 'code':
    case 'kbd':
    case 'samp':
    case 'tt': {
      const code = textContent(children).replace(/\u{E000}|\u{E001}/gu, '');
      return code.trim() === '' ? '' : kept.keep(codeSpan(code));
    }
    case 'sup':
    case 'sub':
      return raised(inner(), name === 'sup' ? '^' : '_');
    case 'anki-mathjax': {
      const formula = textContent(children).trim();
      const isBlock = attributes['block'] === 'true';
      return kept.keep(isBlock ? `\n$$\n${formula}\n$$\n` : `$$${formula}$$`);
    }
    case 'img': {
      const source = attributes['src'] ?? '';
      return source === ''
        ? (attributes['alt'] ?? '')
        : kept.keep(imageOf(attributes['alt'] ?? '', source));
    }
    case 'a': {
      const [target = '', text] = [attributes['href'], inner()];
      return /^(https?:|mailto:)/i.test(target) && text.trim() !== ''
        ? `${kept.keep('[')}${text.trim()}${kept.keep(`](${targetOf(target)})`)}`
        : text;
    }
    default:
      return inner();
  }
}

/** Markdown has nothing raised or lowered: x², xₙ become x^2, x_n. */
function raised(text: string, sign: string): string {
  const words = text.trim();
  return words === ''
    ? ''
    : `${sign}${words.length > 1 && !/^\d+$/.test(words) ? `(${words})` : words}`;
}

export function imageOf(alt: string, source: string): string {
  const words = escapedMarkdown(alt.replace(/\s+/g, ' ').trim());
  return `![${words}](${targetOf(source)})`;
}

function targetOf(address: string): string {
  const plain = address.trim().replace(/[\n\r<>]/g, '');
  return /[\s()]/.test(plain) ? `<${plain}>` : plain;
}

const FORMULAS = [
  /\\\(([^]{1,2000}?)\\\)/g,
  /\[\$\]([^]{1,2000}?)\[\/\$\]/g,
  /\$\$([^$]{1,2000}?)\$\$/g,
];
const DISPLAYED = [
  /\\\[([^]{1,4000}?)\\\]/g,
  /\[\$\$\]([^]{1,4000}?)\[\/\$\$\]/g,
  /\[latex\]([^]{1,4000}?)\[\/latex\]/g,
];

/** MathJax' and Anki's marks around TeX; ours are double dollars. */
function withFormulas(text: string, kept: Kept): string {
  if (!/\\[([]|\$\$|\[\$|\[latex\]/.test(text)) return text;
  const inlined = FORMULAS.reduce(
    (all, shape) =>
      all.replace(shape, (_, formula: string) =>
        kept.keep(`$$${formula.replace(/\s+/g, ' ').trim()}$$`),
      ),
    DISPLAYED.reduce(
      (all, shape) =>
        all.replace(shape, (_, formula: string) =>
          kept.keep(`$$${formula.replace(/\s+/g, ' ').trim()}$$`),
        ),
      text,
    ),
  );
  return inlined;
}
