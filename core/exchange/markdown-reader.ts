// Decides how a question of ours, compiled and with its source, becomes one that other formats take.
// Refuses to judge the Markdown: it has compiled.
import type { BlockContent, Code, List, ListItem, RootContent, Table } from 'mdast';
import { parseMarkdown } from '@/core/content/parse-markdown';
import { clozeText } from '@/core/exchange/cloze-text';
import type {
  ExchangeAnswer,
  ExchangeOption,
  ExchangePiece,
  ExchangeQuestion,
} from '@/core/exchange/exchange';
import { tidy } from '@/core/exchange/markdown-text';
import { NO_WORDS } from '@/core/exchange/markdown-writer';
import type { Question } from '@/core/questions/question';

/**
 * @param source the author's words from the heading to the next question
 * @returns null where the kind is one that only we have
 */
export function readCompiled(question: Question, source: string): ExchangeQuestion | null {
  const text = tidy(source);
  const sections = sectionsOf(text);
  const [stem] = sections;
  if (stem === undefined) return null;
  const answer = answerOf(question, stem.nodes, text);
  if (answer === null) return null;
  const part = (name: string) =>
    sections.slice(1).flatMap((one) => (one.title.toLowerCase() === name ? [one.text] : []));
  const above = stem.nodes.slice(0, stem.nodes.length - blocksOf(answer));
  const rest = above.length === 0 ? '' : slice(above, text);
  const skill = question.skill.slice(question.pattern.length + 1);
  const id = question.id.slice(question.pattern.length + 1);
  const read: ExchangeQuestion = {
    line: question.source.line,
    id,
    stem: [stem.title === NO_WORDS ? '' : stem.title, rest]
      .filter((one) => one !== '')
      .join('\n\n'),
    answer,
    hints: part('hint'),
    solution: part('solution')[0] ?? null,
    quickCheck: part('quick check')[0] ?? null,
    mistakes: part('common mistakes')[0] ?? null,
    difficulty: question.difficulty,
    skill: skill === id ? null : skill,
    tags: question.tags,
    shuffle: question.shuffle,
    notes: [],
  };
  return answer.kind !== 'cloze' || sameBlanks(read.stem, question.body) ? read : null;
}

/** How many blocks at the end of the stem are the answer. */
function blocksOf(answer: ExchangeAnswer): number {
  if (answer.kind === 'output') return 3;
  if (answer.kind === 'cloze') return 0;
  return answer.kind === 'ordering' && answer.distractors.length > 0 ? 2 : 1;
}

/** Whether our reader of blanks and the compiler's agree, so that none leaves with another key. */
function sameBlanks(stem: string, body: unknown): boolean {
  const { blanks } = body as {
    blanks: { accepted: string[]; options: { text: string; correct: boolean }[] | null }[];
  };
  const own = clozeText(stem).blanks.map(({ accepted, wrong }) => ({
    right: [...accepted].sort(),
    wrong: wrong === null ? null : [...wrong].sort(),
  }));
  const compiled = blanks.map(({ accepted, options }) => ({
    right: (options ?? [])
      .flatMap(({ text, correct }) => (correct ? [text] : []))
      .concat(accepted)
      .sort(),
    wrong: options && options.flatMap(({ text, correct }) => (correct ? [] : [text])).sort(),
  }));
  return JSON.stringify(own) === JSON.stringify(compiled);
}

interface Section {
  /** The heading's own words, as Markdown. */
  title: string;
  nodes: RootContent[];
  /** All of `nodes`. */
  text: string;
}

function sectionsOf(text: string): Section[] {
  const sections: Section[] = [];
  for (const node of parseMarkdown(text).children) {
    if (node.type === 'heading' && (sections.length === 0 || node.depth <= 4)) {
      sections.push({ title: slice(node.children, text).trim(), nodes: [], text: '' });
    } else if (!(node.type === 'html' && node.value.startsWith('<!--'))) {
      sections.at(-1)?.nodes.push(node);
    }
  }
  return sections.map((section) => {
    while (section.nodes.at(-1)?.type === 'thematicBreak') section.nodes.pop();
    return { ...section, text: tidy(slice(section.nodes, text)) };
  });
}

function answerOf(
  question: Question,
  nodes: readonly RootContent[],
  text: string,
): ExchangeAnswer | null {
  const last = nodes.at(-1);
  const body = question.body as Record<string, never>;
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return last?.type === 'list' ? { kind: question.kind, options: optionsOf(last, text) } : null;
    case 'true-false':
      return last?.type === 'list' ? { kind: 'true-false', options: optionsOf(last, text) } : null;
    case 'numeric':
      return {
        kind: 'numeric',
        low: body['low'] ?? 0,
        high: body['high'] ?? 0,
        unit: body['unit'] ?? null,
      };
    case 'text':
      return { kind: 'text', accepted: body['accepted'] ?? [], strict: body['strict'] ?? false };
    case 'output': {
      const program = nodes.at(-3);
      if (program?.type !== 'code' || last?.type !== 'code') return null;
      const language = program.lang === 'run' ? null : (program.lang ?? null);
      return { kind: 'output', program: program.value, language, output: last.value };
    }
    case 'pattern':
      return { kind: 'pattern', pattern: body['pattern'] ?? '', flags: body['flags'] ?? '' };
    case 'cloze':
      return { kind: 'cloze', strict: body['strict'] ?? false };
    case 'ordering': {
      const lists = last?.type === 'list' && last.ordered !== true ? nodes.slice(-2) : [last];
      const [steps, others] = lists;
      if (steps?.type !== 'list') return null;
      return {
        kind: 'ordering',
        steps: piecesOf(steps, text),
        distractors: others?.type === 'list' ? piecesOf(others, text) : [],
      };
    }
    case 'parsons':
      return last?.type === 'code' ? linesOf(last, body['key'] ?? []) : null;
    case 'matching':
      return last?.type === 'table' ? pairsOf(last, text) : null;
    default:
      return null;
  }
}

function piecesOf(list: List, text: string): ExchangePiece[] {
  return optionsOf(list, text).map(({ text: words, feedback, misconception }) => ({
    text: words,
    feedback,
    misconception,
  }));
}

const TRAP = /\s*(?:#|\/\/|--)\s*distractor\s*$/i;

/** The lines as the author wrote them, at the levels that were compiled. */
function linesOf(fence: Code, key: readonly { indent: number }[]): ExchangeAnswer | null {
  const written = fence.value.split('\n').filter((line) => line.replace(TRAP, '').trim() !== '');
  const right = written.filter((line) => !TRAP.test(line));
  if (right.length !== key.length) return null;
  return {
    kind: 'parsons',
    language: fence.lang === 'parsons' ? null : (fence.lang ?? null),
    lines: right.map((line, nth) => ({ text: line.trim(), indent: key[nth]?.indent ?? 0 })),
    distractors: written
      .filter((line) => TRAP.test(line))
      .map((line) => line.replace(TRAP, '').trim()),
  };
}

function pairsOf(table: Table, text: string): ExchangeAnswer {
  const [heads = ['', ''], ...rows] = table.children.map((row) => {
    const [left, right] = row.children.map((cell) =>
      withoutBars(slice(cell.children, text).trim()),
    );
    return [left ?? '', right ?? ''] as [string, string];
  });
  return {
    kind: 'matching',
    heads,
    pairs: rows.flatMap(([left, right]) => (left === '' ? [] : [{ left, right }])),
    spare: rows.flatMap(([left, right]) => (left === '' ? [right] : [])),
  };
}

/** In a table even the bars of code are escaped; outside of one only those of words are. */
function withoutBars(cell: string): string {
  return cell.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, (code) => code.replaceAll('\\|', '|'));
}

function optionsOf(list: List, text: string): ExchangeOption[] {
  return list.children.map((item) => {
    const box = /\[([ xX])\]/.exec(slice([item], text));
    const children = item.children.filter((child) => !isBareBox(child, text));
    const pinned = /<!--\s*pin\s*-->/.test(slice(children, text));
    const own = children.filter(({ type }) => type !== 'blockquote' && type !== 'html');
    const feedback = untied(
      children
        .filter(({ type }) => type === 'blockquote')
        .map((quote) => unquoted(dedented(quote, item, text)))
        .join('\n\n'),
    );
    const words = untied(
      tidy(
        joined(own, item, text)
          .replace(/^\[[ xX]\]\s+/, '')
          .replace(/\s*<!--\s*pin\s*-->/g, ''),
      ),
    );
    return {
      text: words.text,
      correct: box?.[1] !== ' ',
      feedback: feedback.text === '' ? null : feedback.text,
      misconception: feedback.slug ?? words.slug,
      pinned,
    };
  });
}

function isBareBox(node: BlockContent | ListItem['children'][number], text: string): boolean {
  return node.type === 'paragraph' && /^\[[ xX]\]$/.test(slice([node], text).trim());
}

function untied(text: string): { text: string; slug: string | null } {
  const found = /(?:^|\s)~([a-z][a-z0-9-]{0,63})$/.exec(text);
  if (found === null) return { text, slug: null };
  return { text: text.slice(0, found.index).trim(), slug: found[1] ?? null };
}

function joined(
  nodes: readonly ListItem['children'][number][],
  item: ListItem,
  text: string,
): string {
  return nodes.map((node) => dedented(node, item, text)).join('\n\n');
}

/** A block of a list item, without the indentation that the list gives its later lines. */
function dedented(node: RootContent, item: ListItem, text: string): string {
  const own = (node.position?.start.column ?? 1) - 1;
  const inner = node === item.children[0] ? own : Math.max(own, 2);
  const width = Math.min(inner, (item.position?.start.column ?? 1) + 5);
  return slice([node], text)
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.replace(new RegExp(`^ {0,${width}}`), '')))
    .join('\n');
}

function unquoted(text: string): string {
  return tidy(text.replace(/^ {0,3}> ?/gm, ''));
}

function slice(nodes: readonly RootContent[], text: string): string {
  const from = nodes[0]?.position?.start.offset ?? 0;
  return text.slice(from, nodes.at(-1)?.position?.end.offset ?? from);
}
