// Decides how question lists as people keep them on GitHub are read: task lists, or lettered options
// with an "Answer: C", perhaps in a <details>. Reads nothing else into a text.
import type { List, Paragraph, RootContent } from 'mdast';
import { parseMarkdown } from '@/core/content/parse-markdown';
import { DomainError } from '@/core/errors';
import { choiceOf, decoded, Tally, Unusable, type DraftOption } from '@/core/exchange/draft';
import type { ExchangeDraft, Format } from '@/core/exchange/exchange';
import { Images } from '@/core/exchange/images';

export const markdownList: Format = {
  name: 'markdown',
  endings: ['md', 'markdown'],

  detect: (fileName) => (/\.(md|markdown)$/i.test(fileName) ? 0.9 : 0),

  read(bytes, _fileName, aids) {
    if (bytes.length > MAX_BYTES) throw tooLong(bytes.length);
    const tally = new Tally(new Images(aids.neighbour));
    readList(decoded(bytes), 0, tally);
    return Promise.resolve(tally.reading());
  },
};

/** Reading Markdown as a whole takes more than in proportion to its length: this much takes a minute. */
const MAX_BYTES = 1024 * 1024;

function tooLong(bytes: number): DomainError {
  return new DomainError(
    'exchange/unreadable',
    `This list has ${Math.ceil(bytes / 1024)} KiB; the limit for Markdown is ${MAX_BYTES / 1024} KiB.`,
    { hint: 'Split it between two questions, and import the parts one after another.' },
  );
}

const LABEL = /^\s*(?:\*\*)?\(?([A-Ha-h])(?:[.):]|\*\*[.):]?)(?:\*\*)?\s+/;
const ANSWER =
  /^\s*(?:[*_]{1,2})?(?:correct\s+)?answers?(?:[*_]{1,2})?\s*(?:[:：]|is\b)(?:[*_]{1,2})?\s*/i;
const NUMBER = /^\s*(?:(?:question\s+|q)\d+\s*[.:)]?|\d{1,4}\s*[.:)])\s*/i;

interface Found {
  line: number;
  /** Started by a heading: all up to the next heading is its. */
  headed: boolean;
  title: string;
  stem: string[];
  options: (DraftOption & { letter: string })[] | null;
  letters: string[];
  solution: string[];
}

function readList(text: string, lineOffset: number, tally: Tally): void {
  let current: Found | null = null;
  let inDetails = false;
  const close = () => {
    if (current !== null && isQuestion(current)) settle(current, tally);
    current = null;
    inDetails = false;
  };
  const open = (node: RootContent, headed: boolean): Found => {
    close();
    const line = (node.position?.start.line ?? 1) + lineOffset;
    current = { line, headed, title: '', stem: [], options: null, letters: [], solution: [] };
    return current;
  };
  const complete = (found: Found) =>
    found.options !== null &&
    (found.letters.length > 0 || found.options.some((one) => one.correct));

  for (const node of parseMarkdown(text).children) {
    const source = sourceOf(node, text);
    const found = current as Found | null;
    if (node.type === 'thematicBreak') {
      close();
    } else if (node.type === 'heading') {
      const words = innerOf(node, text);
      if (found !== null && ANSWER.test(`${words}:`)) {
        takeAnswer(words, found);
      } else if (
        found !== null &&
        found.options !== null &&
        /^(explanation|solution)/i.test(words)
      ) {
        inDetails = true;
      } else {
        const title = words.replace(NUMBER, '');
        const next = open(node, true);
        next.title = words;
        if (title !== '') next.stem.push(title);
      }
    } else if (node.type === 'html') {
      if (found === null) continue;
      takeHtml(node.value, found);
      inDetails = /<details/i.test(node.value) || inDetails;
      if (/<\/details>/i.test(node.value)) inDetails = false;
    } else if (node.type === 'list' && hasNestedOptions(node)) {
      close();
      for (const item of node.children) {
        readList(dedented(item, text), (item.position?.start.line ?? 1) - 1 + lineOffset, tally);
      }
    } else if (node.type === 'list' && optionsOf(node, text) !== null && !inDetails) {
      const next = found ?? open(node, false);
      if (next.options === null) next.options = optionsOf(node, text);
      else next.solution.push(source);
    } else if (node.type === 'paragraph' && ANSWER.test(source) && found?.options) {
      const rest = takeAnswer(source, found);
      if (rest !== '') found.solution.push(rest);
    } else if (node.type === 'paragraph' && letteredLines(node, text) !== null && !inDetails) {
      const lettered = letteredLines(node, text);
      const next = found !== null && found.options === null ? found : open(node, false);
      if (lettered?.before) next.stem.push(lettered.before.replace(NUMBER, ''));
      next.options = lettered?.options ?? null;
      if (lettered?.answer) takeAnswer(lettered.answer, next);
    } else if (
      found === null ||
      (!found.headed && !inDetails && complete(found) && !isTold(source))
    ) {
      const next = open(node, false);
      next.stem.push(source.replace(NUMBER, ''));
    } else if (found.options === null) {
      found.stem.push(source);
    } else {
      found.solution.push(source);
    }
  }
  close();
}

function isTold(source: string): boolean {
  return /^[*_]{0,2}(explanation|reference|source|note|hint)\b/i.test(source) || /^\[/.test(source);
}

/** A heading that asks, or options: anything else is text between questions. */
function isQuestion({ options, title, letters }: Found): boolean {
  return options !== null || letters.length > 0 || /\?\s*$/.test(title) || NUMBER.test(title);
}

function settle(found: Found, tally: Tally): void {
  tally.take(found.line, found.title || (found.stem[0] ?? ''), (): ExchangeDraft => {
    if (found.options === null) throw new Unusable('It has no options to choose from.');
    const { options, letters } = found;
    const unknown = letters.find((letter) => options.every((one) => one.letter !== letter));
    if (unknown !== undefined)
      throw new Unusable(`Its answer "${unknown}" is none of its options.`);
    const keyed = options.map(({ text, correct, letter, feedback }) => ({
      text,
      correct: correct || letters.includes(letter),
      feedback: feedback ?? null,
    }));
    const solution = found.solution.join('\n\n').trim();
    return {
      stem: found.stem.join('\n\n'),
      answer: choiceOf(keyed),
      solution: solution === '' ? null : withoutLetters(solution, options),
    };
  });
}

/** Options are shuffled, so "option B" becomes what B says. */
function withoutLetters(
  text: string,
  options: readonly { letter: string; text: string }[],
): string {
  const named =
    /\b(?:options?|choices?|answers?)\s+\(?([A-H])\)?(?=\s*(?:$|[.,;:!?)]|(?:is|are|was|and|or)\b))/gim;
  return text
    .split(/(```[^]*?```|`[^`\n]*`)/)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece.replace(named, (whole, letter: string) => {
            const option = options.find((one) => one.letter === letter.toUpperCase());
            if (option === undefined || /\n/.test(option.text)) return whole;
            return option.text.startsWith('`') ? option.text : `“${option.text}”`;
          }),
    )
    .join('');
}

/** @returns what follows the letters */
function takeAnswer(words: string, found: Found): string {
  const rest = words.replace(ANSWER, '').replace(/^answers?\s*$/i, '');
  const letters =
    /^[*_`(\s]*([A-Ha-h](?:\s*(?:,|and|&|\/|\s)\s*[A-Ha-h])*)[*_`)]*(?![\w'’])[.):]?\s*/.exec(rest);
  if (letters?.[1] === undefined) return rest;
  found.letters.push(...(letters[1].match(/\b[A-Ha-h]\b/g) ?? []).map((one) => one.toUpperCase()));
  return rest.slice(letters[0].length).trim();
}

function takeHtml(html: string, found: Found): void {
  const words = html
    .replace(/<!--[^]*?-->/g, '')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const bare = words.replace(
    /^(?:show |view |see )?(?:the )?(?:answers?|solution)\s+(?=(?:correct )?answer)/i,
    '',
  );
  if (ANSWER.test(bare)) {
    const rest = takeAnswer(bare, found);
    if (rest !== '') found.solution.push(rest);
  } else if (/^answers?\s+\(?[A-H]\b/.test(bare)) {
    const rest = takeAnswer(bare.replace(/^answers?\s+/i, 'Answer: '), found);
    if (rest !== '') found.solution.push(rest);
  }
}

/** The list's items as options: with boxes, or lettered from A on. Null: another list. */
function optionsOf(list: List, text: string): Found['options'] {
  const items = list.children.map((item) => ({
    checked: item.checked ?? null,
    words: dedented(item, text).replace(/^\[[ xX]\][ \n]?\s*/, ''),
  }));
  const letters = items.map(({ words }) => LABEL.exec(words)?.[1]?.toUpperCase() ?? '');
  const lettered = letters.length > 1 && letters.every((one, index) => one === letterAt(index));
  if (!lettered && items.some(({ checked }) => checked === null)) return null;
  return items.map(({ checked, words }, index) => ({
    letter: letterAt(index),
    correct: checked === true,
    ...parted(lettered ? words.replace(LABEL, '') : words),
  }));
}

/** A quote inside an option speaks about it. */
function parted(words: string): { text: string; feedback: string | null } {
  const quote = words.search(/\n\s*>/);
  if (quote < 0) return { text: words.trim(), feedback: null };
  const feedback = words
    .slice(quote)
    .replace(/^\s*> ?/gm, '')
    .trim();
  return { text: words.slice(0, quote).trim(), feedback: feedback === '' ? null : feedback };
}

/** Lines "A) …" in one paragraph, perhaps after the stem and before the answer. */
function letteredLines(
  node: Paragraph,
  text: string,
): { before: string; options: Found['options']; answer: string } | null {
  const lines = sourceOf(node, text)
    .split('\n')
    .map((line) => line.replace(/(\\| {2,}|<br\s*\/?>)$/i, '').trim());
  const first = lines.findIndex((line) => LABEL.exec(line)?.[1]?.toUpperCase() === 'A');
  const rest = first < 0 ? [] : lines.slice(first);
  const count = rest.findIndex(
    (line, index) => LABEL.exec(line)?.[1]?.toUpperCase() !== letterAt(index),
  );
  const options = rest.slice(0, count < 0 ? rest.length : count);
  if (options.length < 2) return null;
  return {
    before: lines.slice(0, first).join('\n'),
    options: options.map((line, index) => ({
      letter: letterAt(index),
      text: line.replace(LABEL, '').trim(),
      correct: false,
    })),
    answer: count < 0 ? '' : (rest.slice(count).find((line) => ANSWER.test(line)) ?? ''),
  };
}

function hasNestedOptions(list: List): boolean {
  return list.children.some((item) =>
    item.children.some(
      (child) =>
        child.type === 'list' && child.children.some(({ checked }) => (checked ?? null) !== null),
    ),
  );
}

function letterAt(index: number): string {
  return String.fromCharCode(65 + index);
}

/** What a list item says, without its bullet and indentation. */
function dedented(item: List['children'][number], text: string): string {
  const source = sourceOf(item, text);
  const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]*/.exec(source)?.[0].length ?? 0;
  const column = (item.position?.start.column ?? 1) - 1;
  const spaces = new RegExp(`^[ \\t]{0,${column + marker}}`);
  return source
    .slice(marker)
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.replace(spaces, '')))
    .join('\n')
    .trim();
}

function innerOf(node: RootContent & { children: RootContent[] }, text: string): string {
  const from = node.children[0]?.position?.start.offset ?? 0;
  return text.slice(from, node.children.at(-1)?.position?.end.offset ?? from).trim();
}

function sourceOf(node: RootContent, text: string): string {
  return text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}
