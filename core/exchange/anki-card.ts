// Decides what the faces of a foreign note of Anki are, and which question they make.
import type { AnkiType, ReadNote } from '@/core/exchange/anki-reader';
import {
  blankMark,
  clozeStem,
  MAX_BLANKS,
  withoutMarks,
  type Blank,
} from '@/core/exchange/cloze-text';
import { Unusable } from '@/core/exchange/draft';
import type { ExchangeDraft } from '@/core/exchange/exchange';
import { answerOfBack } from '@/core/exchange/flash-card';
import { htmlTree, textContent, wordsOf } from '@/core/exchange/html-tree';
import { markdownOf } from '@/core/exchange/html-text';

/** Card by card: a note with two templates asks in both directions. */
export function cardsOf({ type, cards }: ReadNote): number[] {
  if (type.isCloze) return [0];
  const known = cards.filter((ord) => ord < type.templates.length);
  return known.length === 0 ? [0] : [...new Set(known)];
}

/** The words of a note, for a line about it. */
export function wordsOfNote({ fields }: ReadNote): string {
  return textContent(htmlTree(fields.find((field) => field.trim() !== '') ?? '')).trim();
}

/** @throws Unusable */
export function draftOfCard(note: ReadNote, ord: number): ExchangeDraft {
  return note.type.isCloze ? clozeOf(note) : basicOf(note, ord);
}

function basicOf(note: ReadNote, ord: number): ExchangeDraft {
  const template = note.type.templates[ord];
  if (template === undefined) throw new Unusable('Its type has no such card.');
  const notes = new Set<string>();
  const front = markdownOf(sounds(filled(template.front, note), notes), notes);
  const answer = filled(template.back.replace(/\{\{\s*FrontSide\s*\}\}/g, ''), note);
  const back = markdownOf(sounds(withoutFront(answer, filled(template.front, note)), notes), notes);
  return { stem: front, answer: answerOfBack(back), notes: [...notes] };
}

/** Some templates repeat the front instead of naming it. */
function withoutFront(answer: string, front: string): string {
  const cut = answer.search(/<hr\s+id=["']?answer["']?\s*\/?>/i);
  if (cut >= 0) return answer.slice(cut);
  return front.trim() !== '' && answer.trim().startsWith(front.trim())
    ? answer.trim().slice(front.trim().length)
    : answer;
}

function sounds(html: string, notes: Set<string>): string {
  return html.replace(/\[sound:[^\]]*\]/g, () => {
    notes.add('Sound, film or another embedded thing was left out.');
    return '';
  });
}

/** Sections that ask whether a field is empty, and fields with filters. */
function filled(template: string, { type, fields, tags, deck }: ReadNote): string {
  const value = (name: string) => fieldOf(type, fields, name);
  let text = template.replace(/<!--[^]*?-->/g, '');
  for (let depth = 0; depth < 5; depth += 1) {
    text = text.replace(
      /\{\{([#^])\s*([^{}]{1,100}?)\s*\}\}((?:(?!\{\{[#^])[^])*?)\{\{\/\s*\2\s*\}\}/g,
      (_, sign: string, name: string, inner: string) =>
        (value(name).trim() !== '') === (sign === '#') ? inner : '',
    );
  }
  return text.replace(/\{\{([^{}]{1,200})\}\}/g, (_, inside: string) => {
    const parts = inside.split(':').map((part) => part.trim());
    const name = parts.at(-1) ?? '';
    const filters = parts.slice(0, -1).map((part) => part.toLowerCase());
    if (
      filters.includes('type') ||
      filters.includes('hint') ||
      filters.some((one) => one.startsWith('tts'))
    ) {
      return '';
    }
    if (name === 'Tags') return tags.join(' ');
    if (name === 'Deck' || name === 'Subdeck') return deck;
    return value(name);
  });
}

function fieldOf({ fields }: AnkiType, values: readonly string[], name: string): string {
  const at = fields.findIndex((field) => field.toLowerCase() === name.toLowerCase());
  return at < 0 ? '' : (values[at] ?? '');
}

const INNERMOST = /\{\{c\d{1,3}::((?:(?!\{\{c\d)[^])*?)\}\}/g;

function clozeOf({ type, fields }: ReadNote): ExchangeDraft {
  const named = /\{\{[^{}]*cloze:([^{}:]+)\}\}/.exec(type.templates[0]?.front ?? '')?.[1]?.trim();
  const text = (named === undefined ? undefined : fieldOf(type, fields, named)) ?? fields[0] ?? '';
  const extra = fields.filter(
    (field, nth) =>
      field !== text && /extra|back|note|remark|explanation/i.test(type.fields[nth] ?? ''),
  );
  const [blanks, hints, notes]: [Blank[], string[], Set<string>] = [[], [], new Set()];
  let html = withoutMarks(sounds(text, notes));
  for (let depth = 0; depth < 5 && /\{\{c\d/.test(html); depth += 1) {
    html = html.replace(INNERMOST, (_, inside: string) => {
      if (/[\u{E100}-\u{E1FF}]/u.test(inside)) return inside.replace(/::[^:]*$/, '');
      const [answer = '', ...rest] = inside.split('::');
      if (blanks.length >= MAX_BLANKS) throw new Unusable('It has too many gaps.');
      blanks.push(blankOf(answer, rest.join('::'), hints));
      return blankMark(blanks.length - 1);
    });
  }
  if (blanks.length === 0) throw new Unusable('It is a cloze without a gap.');
  const markdown = markdownOf(html, notes);
  if (/\$\$[^$]*[\u{E100}-\u{E1FF}][^$]*\$\$/u.test(markdown)) {
    throw new Unusable('It has a gap inside a formula.');
  }
  const told = extra
    .map((one) => markdownOf(sounds(one, notes), notes))
    .filter((one) => one !== '');
  return {
    stem: clozeStem({ text: markdown, blanks }),
    answer: { kind: 'cloze' },
    hints,
    solution: told.length === 0 ? null : told.join('\n\n'),
    notes: [...notes],
  };
}

/** A hint of several words parted by slashes, the answer among them, is a menu. */
function blankOf(answer: string, hint: string, hints: string[]): Blank {
  const plain = (html: string) => wordsOf(htmlTree(html));
  const text = plain(answer.replace(/\\\(|\\\)/g, ''));
  if (text === '') throw new Unusable('One of its gaps hides no words.');
  if (text.length > 100) throw new Unusable('One of its gaps hides more than can be typed.');
  const words = plain(hint);
  const choices = words.split(/\s+\/\s+/).filter((one) => one !== '');
  if (choices.length > 1 && choices.includes(text)) {
    return { accepted: [text], wrong: choices.filter((one) => one !== text) };
  }
  if (words !== '' && !hints.includes(words)) hints.push(words);
  return { accepted: [text], wrong: null };
}
