// Decides how a question is shown on a card of Anki, and how it is found again in its note.
import { sha256 } from '@/core/content/hash';
import { ankiGuid, type AnkiNote } from '@/core/exchange/anki-package';
import { clozeText, withBlanks } from '@/core/exchange/cloze-text';
import { escapedXml } from '@/core/exchange/entities';
import {
  exchangeQuestion,
  type ExchangeAnswer,
  type ExchangeQuestion,
} from '@/core/exchange/exchange';
import { htmlOf, inlineHtmlOf, type PlaceImage } from '@/core/exchange/html-writer';
import { htmlTree, textContent } from '@/core/exchange/html-tree';
import { codeFence } from '@/core/exchange/markdown-text';

export interface NoteOrder {
  /** `track/pattern` */
  pattern: string;
  deck: string;
  image: PlaceImage;
}

/** One note and one card for a question; its guid is made of the question's whole id. */
export function noteOf(question: ExchangeQuestion, order: NoteOrder): AnkiNote {
  const id = question.id ?? '';
  const { difficulty, skill, tags } = question;
  const { front, back } = facesOf(question, order.image);
  const { line: _line, notes: _notes, ...kept } = question;
  return {
    guid: ankiGuid(`${order.pattern}/${id}`),
    kind: question.answer.kind === 'cloze' ? 'cloze' : 'basic',
    front,
    back,
    id: escapedXml(`${order.pattern}/${id}`),
    source: escapedXml(JSON.stringify(kept)),
    deck: order.deck,
    tags: [
      ...tags,
      ...(difficulty === null ? [] : [`level-${difficulty}`]),
      ...(skill === null ? [] : [`skill-${skill}`]),
    ],
    card: null,
  };
}

/** The question that a note of ours holds; null where it holds none. */
export function questionOfSource(field: string): ExchangeQuestion | null {
  const text = textContent(htmlTree(field)).trim();
  if (!text.startsWith('{')) return null;
  try {
    return exchangeQuestion.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Whether a note's faces still are what the question makes. White space of Anki's editor is none. */
export function isUnedited(question: ExchangeQuestion, front: string, back: string): boolean {
  const plain = (html: string) => textContent(htmlTree(html)).replace(/\s+/g, '');
  const own = facesOf(question, (path) => path);
  return plain(own.front) === plain(front) && plain(own.back) === plain(back);
}

function facesOf(question: ExchangeQuestion, image: PlaceImage): { front: string; back: string } {
  const { stem, answer, solution, hints, quickCheck, mistakes } = question;
  const more = [
    solution === null ? '' : `<hr/>${htmlOf(solution, image)}`,
    quickCheck === null ? '' : htmlOf(quickCheck, image),
    mistakes === null ? '' : htmlOf(mistakes, image),
  ].join('');
  const hint = hints
    .map((one) => `<details><summary>Hint</summary>${htmlOf(one, image)}</details>`)
    .join('');
  if (answer.kind === 'cloze') return { front: clozeFront(stem, image) + hint, back: more };
  const { asked, right } = answerHtml(answer, image, question.id ?? '');
  return { front: `${htmlOf(stem, image)}${asked}${hint}`, back: `${right}${more}` };
}

/** All blanks are asked at once, by one card. */
function clozeFront(stem: string, image: PlaceImage): string {
  const { text, blanks } = clozeText(stem);
  const plain = (words: string) =>
    escapedXml(words).replaceAll('}', '&#125;').replaceAll('{', '&#123;').replaceAll(':', '&#58;');
  return withBlanks(htmlOf(text, image).replaceAll('{{', '{<span></span>{'), (nth) => {
    const blank = blanks[nth];
    const answers = (blank?.accepted ?? []).map(plain).join(' / ');
    // The choices of a menu are the hint, in an order that tells nothing.
    const wrong = blank?.wrong ?? null;
    const choices = byHash([...(blank?.accepted ?? []), ...(wrong ?? [])]);
    const hint = wrong === null ? '' : `::${choices.map(plain).join(' / ')}`;
    return `{{c1::${answers}${hint}}}`;
  });
}

function byHash(texts: readonly string[], salt = ''): string[] {
  return [...texts].sort((one, other) => (sha256(salt + one) < sha256(salt + other) ? -1 : 1));
}

function listOf(texts: readonly string[], image: PlaceImage, name = 'ul'): string {
  const items = texts.map((text) => `<li>${inlineHtmlOf(text, image)}</li>`);
  return `<${name}>${items.join('')}</${name}>`;
}

function answerHtml(
  answer: Exclude<ExchangeAnswer, { kind: 'cloze' }>,
  image: PlaceImage,
  salt: string,
): { asked: string; right: string } {
  switch (answer.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return {
        asked: listOf(
          answer.options.map(({ text }) => text),
          image,
        ),
        right: [
          listOf(
            answer.options.filter(({ correct }) => correct).map(({ text }) => text),
            image,
          ),
          ...answer.options.flatMap(({ text, feedback }) =>
            feedback === null
              ? []
              : [
                  `<blockquote>${inlineHtmlOf(text, image)}: ${inlineHtmlOf(feedback, image)}</blockquote>`,
                ],
          ),
        ].join(''),
      };
    case 'numeric': {
      const { low, high } = answer;
      const number = low === high ? `${low}` : `${low} to ${high}`;
      return {
        asked: '',
        right: `<p>${number}${answer.unit === null ? '' : ` ${escapedXml(answer.unit)}`}</p>`,
      };
    }
    case 'text':
      return {
        asked: '',
        right: `<p>${answer.accepted.map((text) => `<code>${escapedXml(text)}</code>`).join(' or ')}</p>`,
      };
    case 'pattern':
      return {
        asked: '',
        right: `<p><code>${escapedXml(`/${answer.pattern}/${answer.flags}`)}</code></p>`,
      };
    case 'output':
      return {
        asked: htmlOf(codeFence(answer.program, answer.language ?? '')),
        right: htmlOf(codeFence(answer.output)),
      };
    case 'ordering': {
      const steps = answer.steps.map(({ text }) => text);
      const all = [...steps, ...answer.distractors.map(({ text }) => text)];
      return { asked: listOf(byHash(all, salt), image), right: listOf(steps, image, 'ol') };
    }
    case 'parsons': {
      const lines = [...answer.lines.map(({ text }) => text), ...answer.distractors];
      const right = answer.lines.map(({ text, indent }) => `${'    '.repeat(indent)}${text}`);
      const language = answer.language ?? '';
      return {
        asked: htmlOf(codeFence(byHash(lines, salt).join('\n'), language)),
        right: htmlOf(codeFence(right.join('\n'), language)),
      };
    }
    case 'matching': {
      const lefts = answer.pairs.map(({ left }) => left);
      const rights = [...new Set([...answer.pairs.map(({ right }) => right), ...answer.spare])];
      const rows = answer.pairs.map(
        ({ left, right }) =>
          `<tr><td>${inlineHtmlOf(left, image)}</td><td>${inlineHtmlOf(right, image)}</td></tr>`,
      );
      return {
        asked: `${listOf(lefts, image)}${listOf(byHash(rights, salt), image)}`,
        right: `<table>${rows.join('')}</table>`,
      };
    }
  }
}
