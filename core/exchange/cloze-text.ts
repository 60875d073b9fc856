// Decides where the blanks of a cloze stand in its Markdown, and how they are written there.
// Refuses to judge the Markdown around them. The compiler's own reader is core/questions/blanks.ts.
import { codeSpan } from '@/core/exchange/markdown-text';

export interface Blank {
  /** Any of these is right where it is typed; the right choices of a menu. */
  accepted: string[];
  /** The wrong choices of a menu; null where it is typed. */
  wrong: string[] | null;
}

export interface ClozeText {
  /** Markdown with one character of the private use area for each blank. */
  text: string;
  blanks: Blank[];
}

const FIRST = 0xe100;
/** More than a question can show. */
export const MAX_BLANKS = 60;
const MARKS = /[\u{E100}-\u{E1FF}]/gu;

/** The character that stands for the nth blank, from 0. */
export function blankMark(nth: number): string {
  return String.fromCharCode(FIRST + nth);
}

/** Calls back for each blank's character, in the order of the text. */
export function withBlanks(text: string, say: (nth: number) => string): string {
  return text.replace(MARKS, (mark) => say(mark.charCodeAt(0) - FIRST));
}

/** Text without characters that could be taken for a blank. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '');
}

/** Finds `[[…]]` in prose and in fences flagged `cloze`, never in other code. */
export function clozeText(stem: string): ClozeText {
  const blanks: Blank[] = [];
  let fence: { mark: string; isCloze: boolean } | null = null;
  const pieces: string[] = [];
  let prose: string[] = [];
  const flush = () => {
    if (prose.length > 0) pieces.push(scanned(prose.join('\n'), blanks, false));
    prose = [];
  };
  for (const line of withoutMarks(stem).split('\n')) {
    const found = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (fence !== null) {
      const closes = found?.[1]?.startsWith(fence.mark) === true && found[2]?.trim() === '';
      pieces.push(fence.isCloze && !closes ? scanned(line, blanks, true) : line);
      if (closes) fence = null;
    } else if (found?.[1] !== undefined) {
      flush();
      fence = { mark: found[1], isCloze: /(?:^|\s)cloze(?:\s|$)/.test(found[2] ?? '') };
      pieces.push(line);
    } else {
      prose.push(line);
    }
  }
  flush();
  return { text: pieces.join('\n'), blanks };
}

/** The Markdown with its blanks; code that holds one is opened for it. */
export function clozeStem({ text, blanks }: ClozeText): string {
  const [lines, out]: [string[], string[]] = [text.split('\n'), []];
  let fence: { mark: string; isCloze: boolean } | null = null;
  lines.forEach((line, index) => {
    const found = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (fence !== null) {
      const closes = found?.[1]?.startsWith(fence.mark) === true && found[2]?.trim() === '';
      out.push(
        fence.isCloze && !closes
          ? withBlanks(line.replaceAll('\\[[', '[[').replaceAll('[[', '\\[['), (nth) =>
              blankSource(blanks[nth], true),
            )
          : line,
      );
      if (closes) fence = null;
    } else if (found?.[1] !== undefined) {
      const mark = found[1];
      const end = lines.findIndex((one, at) => at > index && one.trim().startsWith(mark));
      const isCloze = lines.slice(index, end < 0 ? undefined : end).some((one) => has(one));
      const info = (found[2] ?? '').trim();
      const flagged = /(?:^|\s)cloze(?:\s|$)/.test(info) || !isCloze;
      out.push(flagged ? line : `${mark}${info === '' ? 'cloze' : `${info} cloze`}`);
      fence = { mark, isCloze };
    } else {
      out.push(withBlanks(bracketed(openedCode(line)), (nth) => blankSource(blanks[nth], false)));
    }
  });
  return out.join('\n');
}

function has(text: string): boolean {
  return new RegExp(MARKS.source, 'u').test(text);
}

/** `` `a ⟦0⟧ b` `` becomes `` `a` ⟦0⟧ `b` ``: a blank inside code would be shown as code. */
function openedCode(line: string): string {
  return line.replace(/(`+)(?!`)(.*?[^`])\1(?!`)/g, (whole, _mark: string, inner: string) =>
    has(inner)
      ? inner
          .split(new RegExp(`(${MARKS.source})`, 'u'))
          .map((part) => (has(part) ? part : part.trim() === '' ? part : spacedCode(part)))
          .join('')
      : whole,
  );
}

/** An escaped bracket would keep its whole text from having blanks, so it is written otherwise. */
function bracketed(line: string): string {
  return line
    .split(/((`+)(?!`).*?[^`]\2(?!`))/)
    .flatMap((part, index) =>
      index % 3 === 2
        ? []
        : index % 3 === 1
          ? [part]
          : [part.replace(/\\\[\\?\[/g, '`[[`').replaceAll('\\[', '&#91;')],
    )
    .join('');
}

function spacedCode(part: string): string {
  const before = /^\s*/.exec(part)?.[0] ?? '';
  const after = /\s*$/.exec(part)?.[0] ?? '';
  return `${before}${codeSpan(part.trim())}${after}`;
}

function blankSource(blank: Blank | undefined, inFence: boolean): string {
  const { accepted, wrong } = blank ?? { accepted: [], wrong: null };
  const say = (text: string) => (inFence ? text.replaceAll('|', '\\|') : wordOf(text));
  const isMenu = wrong !== null && wrong.length > 0;
  // An answer in round brackets among others would make a menu.
  const typed = (text: string) => (!inFence && /^\(.*\)$/.test(text) ? codeSpan(text) : say(text));
  return `[[${[
    ...accepted.map((text) => (isMenu ? `(${say(text)})` : typed(text))),
    ...(wrong ?? []).map(typed),
  ].join('|')}]]`;
}

/** Plain words as they are; what Markdown could take for markup as code. */
function wordOf(text: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} .,'’%/+-]*$/u.test(text) && !/\s{2}|\.$|https?:|www\./.test(text)
    ? text
    : codeSpan(text);
}

/** Prose, or one line of a fence. */
function scanned(source: string, blanks: Blank[], inFence: boolean): string {
  let out = '';
  let at = 0;
  while (at < source.length) {
    const code = inFence ? null : codeAt(source, at);
    if (code !== null) {
      out += source.slice(at, code.end);
      at = code.end;
    } else if (source[at] === '\\' && (!inFence || source.startsWith('\\[[', at))) {
      const width = inFence ? 3 : 2;
      out += source.slice(at, at + width);
      at += width;
    } else {
      const end =
        source.startsWith('[[', at) && source[at + 2] !== '[' ? blankEnd(source, at, inFence) : -1;
      if (end < 0 || blanks.length >= MAX_BLANKS) {
        out += source[at];
        at += 1;
      } else {
        out += blankMark(blanks.length);
        blanks.push(blankOf(source.slice(at + 2, end - 2), inFence));
        at = end;
      }
    }
  }
  return out;
}

function codeAt(source: string, at: number): { text: string; end: number } | null {
  if (source[at] !== '`' || source[at - 1] === '`') return null;
  const mark = /^`+/.exec(source.slice(at))?.[0] ?? '`';
  const rest = source.slice(at + mark.length);
  const close = new RegExp(`(?<!\`)${mark}(?!\`)`).exec(rest);
  if (close === null) return null;
  const inner = rest.slice(0, close.index);
  const padded = /^ .* $/s.test(inner) && inner.trim() !== '';
  return {
    text: padded ? inner.slice(1, -1) : inner,
    end: at + mark.length * 2 + close.index,
  };
}

/** Square brackets inside are balanced. -1 where it never ends. */
function blankEnd(source: string, start: number, inFence: boolean): number {
  let depth = 0;
  for (let at = start + 2; at < source.length; at += 1) {
    const code = inFence ? null : codeAt(source, at);
    if (code !== null) at = code.end - 1;
    else if (source[at] === '[') depth += 1;
    else if (source[at] === ']') {
      if (depth > 0) depth -= 1;
      else if (source[at + 1] === ']') return at + 2;
    }
  }
  return -1;
}

function blankOf(inner: string, inFence: boolean): Blank {
  const parts = partsOf(inner, inFence);
  const right = parts.filter(({ bracketed }) => bracketed !== null);
  if (right.length === 0 || right.length === parts.length) {
    return { accepted: parts.map(({ text }) => text), wrong: null };
  }
  return {
    accepted: right.map(({ bracketed }) => bracketed ?? ''),
    wrong: parts.flatMap(({ text, bracketed }) => (bracketed === null ? [text] : [])),
  };
}

function partsOf(inner: string, inFence: boolean): { text: string; bracketed: string | null }[] {
  const parts: { text: string; plain: string }[] = [{ text: '', plain: '' }];
  for (let at = 0; at < inner.length; at += 1) {
    const last = parts.at(-1) as { text: string; plain: string };
    const code = inFence ? null : codeAt(inner, at);
    if (code !== null) {
      last.text += code.text;
      last.plain += '\0'.repeat(code.text.length);
      at = code.end - 1;
    } else if (inner[at] === '\\' && (!inFence || inner[at + 1] === '|')) {
      last.text += inner[at + 1] ?? '';
      last.plain += '\0';
      at += 1;
    } else if (
      inner[at] === '|' &&
      inner[at - 1] !== '|' &&
      inner[at + 1] !== '|' &&
      inner.length > 1
    ) {
      parts.push({ text: '', plain: '' });
    } else {
      last.text += inner[at] ?? '';
      last.plain += inner[at] ?? '';
    }
  }
  return parts.map(({ text, plain }) => {
    const lead = text.length - text.trimStart().length;
    const own = text.trim();
    const signs = plain.slice(lead, lead + own.length);
    const inBrackets = own.length > 2 && signs.startsWith('(') && signs.endsWith(')');
    return {
      text: own.replace(/\s/g, ' '),
      bracketed: inBrackets ? own.slice(1, -1).trim().replace(/\s/g, ' ') : null,
    };
  });
}
