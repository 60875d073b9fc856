// Decides how flash cards in Markdown are read: `Q:` and `A:`, hashcards' `C:`, and the plugin for
// spaced repetition of Obsidian: `question::answer`, `?` between lines, ==words== and {{words}}.
import {
  blankMark,
  clozeStem,
  MAX_BLANKS,
  withoutMarks,
  type Blank,
} from '@/core/exchange/cloze-text';
import { parseMarkdown } from '@/core/content/parse-markdown';
import { decoded, Tally, Unusable } from '@/core/exchange/draft';
import type { ExchangeDraft, Format } from '@/core/exchange/exchange';
import { answerOfBack } from '@/core/exchange/flash-card';
import { Images } from '@/core/exchange/images';
import { plainText } from '@/core/questions/nodes';

const QUESTION = /^(?:\*\*|__)?(?:Q|Question)(?: ?\d{1,4})?(?:\*\*|__)?:(?:\*\*|__)?\s*(.*)$/i;
const ANSWER = /^(?:\*\*|__)?(?:A|Answer)(?: ?\d{1,4})?(?:\*\*|__)?:(?:\*\*|__)?\s*(.*)$/i;
const CLOZE = /^C:\s*(.*)$/;
const TAGS = /^(?:#[\p{L}\d_/-]+\s+)+(?=\S)/u;
const TAG_LINE = /^(?:#[\p{L}\d_/-]+\s*)+$/u;
const GAP = /==(?=\S)([^=\n]+?)==|\{\{(?!\{)([^{}\n]+?)\}\}/g;

/** @see https://github.com/eudoxia0/hashcards */
/** @see https://github.com/st3v3nmw/obsidian-spaced-repetition */
export const flashCards: Format = {
  name: 'flash-cards',
  endings: ['md', 'txt'],

  /** Sure only where cards stand, and nothing that one could choose from. */
  detect(fileName, bytes) {
    if (!/\.(md|markdown|txt)$/i.test(fileName)) return 0;
    const text = new TextDecoder().decode(bytes.subarray(0, 262_144)).replace(/\r\n?/g, '\n');
    if (/^\s*[-*+] \[[ xX]\] |^\s*[-*]?\s*\(?A[.):]\s[^]*\n\s*[-*]?\s*\(?B[.):]\s/m.test(text))
      return 0;
    const isMarkdown = !/\.txt$/i.test(fileName);
    return cardsIn(text).length > 0 ? (isMarkdown ? 0.93 : 0.6) : 0;
  },

  async read(bytes, _fileName, aids) {
    const tally = new Tally(new Images(aids.neighbour));
    for (const { line, words, draft } of cardsIn(decoded(bytes))) tally.take(line, words, draft);
    return tally.reading();
  },
};

interface Card {
  line: number;
  words: string;
  draft: () => ExchangeDraft;
}

interface Line {
  text: string;
  at: number;
  /** Inside a fence, or one of its ends. */
  isCode: boolean;
}

function linesOf(text: string): Line[] {
  let fence: string | null = null;
  const front = /^---\n[^]*?\n---(?:\n|$)/.exec(text)?.[0].split('\n').length ?? 1;
  return text
    .replace(/<!--[^]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''))
    .split('\n')
    .map((line, index) => {
      const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
      const isCode = fence !== null || mark !== undefined;
      if (fence === null) fence = mark ?? null;
      else if (mark?.startsWith(fence) === true) fence = null;
      return { text: index + 1 < front ? '' : line.replace(/\s+$/, ''), at: index + 1, isCode };
    });
}

function cardsIn(text: string): Card[] {
  const lines = linesOf(text);
  const starts = lines.filter(
    ({ text: line, isCode }) => !isCode && (QUESTION.test(line) || CLOZE.test(line)),
  );
  const hasAnswers = lines.some(({ text: line, isCode }) => !isCode && ANSWER.test(line));
  const isPairs = starts.some(({ text: line }) => CLOZE.test(line) || hasAnswers);
  return isPairs ? pairsIn(lines) : paragraphsIn(lines).flatMap(cardsOfParagraph);
}

/** Each `Q:` or `C:` reaches to the next, or to a rule. */
function pairsIn(lines: readonly Line[]): Card[] {
  const cards: Card[] = [];
  let open: Line[] = [];
  const close = () => {
    const [first] = open;
    if (first !== undefined) cards.push(pairOf(first, open));
    open = [];
  };
  for (const line of lines) {
    const starts = !line.isCode && (QUESTION.test(line.text) || CLOZE.test(line.text));
    if (starts || (!line.isCode && /^(-{3,}|\*{3,}|#{1,6} .*)$/.test(line.text))) close();
    if (starts) open = [line];
    else if (open.length > 0) open.push(line);
  }
  close();
  return cards;
}

function pairOf(first: Line, lines: readonly Line[]): Card {
  const text = (some: readonly Line[]) =>
    some
      .map((line) => line.text)
      .join('\n')
      .trimEnd();
  const cloze = CLOZE.exec(first.text);
  if (cloze !== null) {
    const whole = [cloze[1] ?? '', text(lines.slice(1))].join('\n').trim();
    return { line: first.at, words: whole, draft: () => clozeOf(whole, bracketed) };
  }
  const cut = lines.findIndex(({ text: line, isCode }) => !isCode && ANSWER.test(line));
  const front = [
    QUESTION.exec(first.text)?.[1] ?? '',
    text(lines.slice(1, cut < 0 ? undefined : cut)),
  ]
    .join('\n')
    .trim();
  const back = [ANSWER.exec(lines[cut]?.text ?? '')?.[1] ?? '', text(lines.slice(cut + 1))]
    .join('\n')
    .trim();
  return {
    line: first.at,
    words: front,
    draft: () => {
      if (cut < 0) throw new Unusable('No line "A:" answers it.');
      return basicOf(front, back, []);
    },
  };
}

interface Paragraph {
  lines: Line[];
  tags: string[];
}

/** Parted by empty lines outside of code; a line of tags holds for what follows. */
function paragraphsIn(lines: readonly Line[]): Paragraph[] {
  const found: Paragraph[] = [];
  let tags: string[] = [];
  let open: Line[] = [];
  const close = () => {
    if (open.length > 0) found.push({ lines: open, tags });
    open = [];
  };
  for (const line of lines) {
    const { text, isCode } = line;
    if (!isCode && (text.trim() === '' || /^(#{1,6} |\+\+\+$)/.test(text))) close();
    else if (!isCode && TAG_LINE.test(text)) {
      close();
      tags = tagsOf(text);
    } else open.push(line);
  }
  close();
  return found;
}

/** The deck's tag names the deck: `#flashcards/physics` is `physics`. */
function tagsOf(text: string): string[] {
  return [...text.matchAll(/#([\p{L}\d_/-]+)/gu)].flatMap(([, tag = '']) => {
    const plain = tag.replace(/^(flashcards?|review)\/?/i, '').replaceAll('/', '-');
    return plain === '' ? [] : [plain];
  });
}

function cardsOfParagraph({ lines, tags }: Paragraph): Card[] {
  const sign = lines.findIndex(({ text, isCode }) => !isCode && /^\?\??$/.test(text.trim()));
  if (sign > 0) {
    const side = (some: readonly Line[]) => withoutTags(some.map(({ text }) => text).join('\n'));
    const [front, back] = [side(lines.slice(0, sign)), side(lines.slice(sign + 1))];
    const both = lines[sign]?.text.trim() === '??';
    return sides(lines[0]?.at ?? 0, front, back, { both, tags });
  }
  const single = lines.flatMap((line) => (line.isCode ? [] : lineCards(line, tags)));
  if (single.length > 0) return single;
  const whole = withoutTags(lines.map(({ text }) => text).join('\n'));
  const isCloze = lines.some(
    ({ text, isCode }) => !isCode && new RegExp(GAP.source).test(text.replace(/`[^`]*`/g, '')),
  );
  if (!isCloze) return [];
  const draft = () => ({ ...clozeOf(whole, marked), tags });
  return [{ line: lines[0]?.at ?? 0, words: whole, draft }];
}

/** `front::back`, outside of code; a name such as `std::vector` alone is no card. */
function lineCards({ text, at }: Line, tags: readonly string[]): Card[] {
  const plain = text.replace(/`[^`]*`/g, (code) => 'x'.repeat(code.length));
  const found = /(?<!:):::?(?!:)/.exec(plain);
  const gap = plain.indexOf('{{');
  const isName = /^\s*([-*+]\s+)?\w+::\w+(::\w+)+/.test(plain);
  if (found === null || isName || (gap >= 0 && gap < found.index)) return [];
  const front = withoutTags(text.slice(0, found.index).trim()).replace(/^[-*+]\s+/, '');
  const back = text.slice(found.index + found[0].length).trim();
  if (front === '' || back === '') return [];
  const own = TAGS.exec(text)?.[0];
  const all = own === undefined ? [...tags] : tagsOf(own);
  return sides(at, front, back, { both: found[0] === ':::', tags: all });
}

function sides(
  line: number,
  front: string,
  back: string,
  { both, tags }: { both: boolean; tags: string[] },
): Card[] {
  const one = { line, words: front, draft: () => basicOf(front, back, tags) };
  return both ? [one, { line, words: back, draft: () => basicOf(back, front, tags) }] : [one];
}

function withoutTags(text: string): string {
  return text.replace(TAGS, '').trim();
}

function basicOf(front: string, back: string, tags: string[]): ExchangeDraft {
  return { stem: ours(front), answer: answerOfBack(ours(back)), tags };
}

/** Obsidian's links and images, and formulas between single dollars, as we write them. */
function ours(text: string): string {
  return text
    .split(/(```[^]*?```|`[^`\n]*`)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(
              /!\[\[([^\]|]+)(?:\|([^\]]*))?\]\]/g,
              (_, name: string, alt?: string) => `![${alt ?? ''}](<${name.trim()}>)`,
            )
            .replace(/\[\[([^\]|]+\|)?([^\]]+)\]\]/g, '$2')
            .replace(/(?<![\\$])\$(?![\s$])([^$\n]+?)(?<![\s\\])\$(?![\d$])/g, '$$$$$1$$$$'),
    )
    .join('');
}

type Gaps = (text: string, gap: (answer: string, hint: string) => string) => string;

/** hashcards hides what stands in square brackets; links, images and formulas keep theirs. */
const bracketed: Gaps = (text, gap) =>
  text.replace(
    /```[^]*?```|`[^`\n]*`|!?\[[^\]\n]*\]\([^)\n]*\)|\\\[|\$\$[^]*?\$\$|\[((?:\$[^$\n]*\$|`[^`\n]*`|[^[\]\n])+)\]/g,
    (whole, answer?: string) => (answer === undefined ? whole : gap(answer, '')),
  );

/** Numbers and letters after a gap only say on which cards it is hidden. */
const marked: Gaps = (text, gap) =>
  text
    .replace(
      /==(?=\S)([^=\n]+?)==(?:\^\[([^\]\n]*)\])?(?:\[\^[^\]\n]*\])?/g,
      (_, answer: string, hint = '') => gap(answer, hint),
    )
    .replace(/\{\{(?!\{)([^{}\n]+?)\}\}/g, (_, inside: string) => {
      const parts = inside.split('::');
      if (parts.length > 1 && /^(c?\d{1,3}|[ash]{1,9})$/.test(parts[0] ?? '')) parts.shift();
      return gap(parts[0] ?? '', parts[1] ?? '');
    });

function clozeOf(text: string, gaps: Gaps): ExchangeDraft {
  const [blanks, hints]: [Blank[], string[]] = [[], []];
  const gapped = gaps(withoutMarks(text), (answer, hint) => {
    if (blanks.length >= MAX_BLANKS) throw new Unusable('It has too many gaps.');
    if (/[$\\]/.test(answer)) throw new Unusable('One of its gaps hides a formula.');
    const words = plainText(parseMarkdown(answer).children).replace(/\s+/g, ' ').trim();
    if (words === '' || words.length > 100) {
      throw new Unusable('One of its gaps hides more, or less, than can be typed.');
    }
    if (hint !== '' && !hints.includes(hint)) hints.push(hint);
    blanks.push({ accepted: [words], wrong: null });
    return blankMark(blanks.length - 1);
  });
  if (blanks.length === 0) throw new Unusable('It hides nothing.');
  return {
    stem: clozeStem({ text: ours(gapped), blanks }),
    answer: { kind: 'cloze' },
    hints,
  };
}
