// Decides how Moodle XML is read and written.
import { z } from 'zod';
import { clozeStem, clozeText, withBlanks } from '@/core/exchange/cloze-text';
import { choiceOf, decoded, Tally, textOf, Unusable } from '@/core/exchange/draft';
import type {
  ExchangeAnswer,
  ExchangeDraft,
  ExchangeQuestion,
  Format,
  WriteAids,
} from '@/core/exchange/exchange';
import { textContent } from '@/core/exchange/html-tree';
import { looksLikeHtml, markdownOf } from '@/core/exchange/html-text';
import { base64Of, bytesOfBase64, Images } from '@/core/exchange/images';
import { imagesOf, reducedAll, type Capacity } from '@/core/exchange/losses';
import { escapedMarkdown, tidy } from '@/core/exchange/markdown-text';
import { gapOf, gapsOf, selectedGaps, type Gaps } from '@/core/exchange/moodle-gaps';
import {
  attributeOf,
  cdata,
  deepIn,
  elementsIn,
  firstIn,
  linesOf,
  xmlTree,
  type XmlElement,
} from '@/core/exchange/xml';
import { DomainError } from '@/core/errors';
import { DIFFICULTIES } from '@/core/questions/question';

export const moodleHolds: Capacity = {
  kinds: ['single', 'multiple', 'true-false', 'numeric', 'text', 'cloze', 'ordering', 'matching'],
  features: [
    'solution',
    'feedback',
    'hints',
    'tags',
    'difficulty',
    'case',
    'order',
    'unit',
    'spare',
  ],
};

/** @see https://docs.moodle.org/en/Moodle_XML_format */
export const moodleXml: Format = {
  name: 'moodle-xml',
  endings: ['xml'],

  detect(_fileName, bytes) {
    const start = new TextDecoder().decode(bytes.subarray(0, 16_384));
    return /<quiz[\s>]/.test(start) && !/<assessment|imscp/.test(start) ? 0.95 : 0;
  },

  read(bytes) {
    const text = decoded(bytes);
    const lines = linesOf(text, 'question');
    const quiz = xmlTree(text);
    if (quiz.name !== 'quiz') {
      throw new DomainError('exchange/unreadable', 'This XML has no <quiz> in it.');
    }
    const questions = elementsIn(quiz, 'question');
    const tally = new Tally(new Images((address) => fileOf(address, questions)));
    questions.forEach((element, index) => {
      if (attributeOf(element, 'type') === 'category') return;
      const stem = textIn(firstIn(element, 'questiontext'));
      tally.take(lines[index] ?? 0, stem, () => new Reader(element, index).draft());
    });
    return Promise.resolve(tally.reading());
  },

  write(questions, aids) {
    const { kept, losses } = reducedAll(questions, moodleHolds);
    const texts = kept.map((question) => written(question, aids)).join('');
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${texts}</quiz>\n`;
    return Promise.resolve({ bytes: new TextEncoder().encode(text), losses });
  },
};

/** Files stand in the question that shows them: `question-3:name.png`. */
function fileOf(address: string, questions: readonly XmlElement[]): Uint8Array | null {
  const found = /^question-(\d+):([^]*)$/.exec(address);
  const name = (found?.[2] ?? '').split('?')[0] ?? '';
  const file = deepIn(questions[Number(found?.[1] ?? -1)], 'file').find(
    (one) => attributeOf(one, 'name') === name || attributeOf(one, 'name') === address,
  );
  return file === undefined ? null : bytesOfBase64(textContent(file.children));
}

/** Character data of an element, or of the `<text>` inside it. */
function textIn(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  const inner = firstIn(element, 'text');
  if (inner !== undefined) return textContent(inner.children).trim();
  return element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
}

/** Reads one question. */
class Reader {
  private readonly notes = new Set<string>();

  constructor(
    private readonly element: XmlElement,
    private readonly index: number,
  ) {}

  draft(): ExchangeDraft {
    const { element } = this;
    const tags = elementsIn(firstIn(element, 'tags'), 'tag').map((tag) => textIn(tag));
    const difficulty = DIFFICULTIES.find((level) => tags.includes(`level-${level}`)) ?? null;
    const id = textIn(firstIn(element, 'idnumber'));
    const asked = this.asked();
    return {
      id: id === '' ? null : id,
      ...asked,
      solution: this.say(firstIn(element, 'generalfeedback')) || null,
      hints: elementsIn(element, 'hint')
        .map((hint) => this.say(hint))
        .filter((hint) => hint !== ''),
      difficulty,
      tags: tags.filter((tag) => tag !== '' && tag !== `level-${difficulty}`),
      shuffle: !/^(0|false)$/.test(textIn(firstIn(element, 'shuffleanswers'))),
      notes: [...this.notes, ...(asked.notes ?? [])],
    };
  }

  private asked(): Pick<ExchangeDraft, 'stem' | 'answer' | 'notes'> {
    const text = firstIn(this.element, 'questiontext');
    switch (attributeOf(this.element, 'type')) {
      case 'cloze':
      case 'multianswer':
        return this.cloze(gapsOf(textIn(text)), attributeOf(text, 'format') || 'html');
      case 'gapselect':
      case 'ddwtos': {
        const words = elementsIn(this.element)
          .filter(({ name }) => name === 'selectoption' || name === 'dragbox')
          .map((option) => ({
            text: textContent([{ ...option, children: [plainOf(textIn(option))] }]),
            group: textIn(firstIn(option, 'group')),
          }));
        return this.cloze(selectedGaps(textIn(text), words), attributeOf(text, 'format'));
      }
      default:
        return { stem: this.say(text), answer: this.answer() };
    }
  }

  private cloze(gaps: Gaps, format: string): Pick<ExchangeDraft, 'stem' | 'answer' | 'notes'> {
    if (gaps.blanks.length === 0) throw new Unusable('It has no gap that can be read.');
    return {
      stem: clozeStem({ text: this.worded(gaps.text, format), blanks: gaps.blanks }),
      answer: { kind: 'cloze', strict: gaps.strict },
      notes: gaps.notes,
    };
  }

  /** As Markdown, by the format that the element names. */
  private say(element: XmlElement | undefined): string {
    return this.worded(textIn(element), attributeOf(element, 'format'));
  }

  private worded(raw: string, format: string): string {
    const text = raw.replaceAll('@@PLUGINFILE@@/', `question-${this.index}:`);
    if (format === 'markdown') return tidy(text);
    if (format === 'html' || (format !== 'plain_text' && looksLikeHtml(text))) {
      return markdownOf(text, this.notes);
    }
    return escapedMarkdown(text);
  }

  private answer(): ExchangeAnswer {
    const type = attributeOf(this.element, 'type');
    const answers = elementsIn(this.element, 'answer').map((one) => ({
      element: one,
      text: textIn(one),
      fraction: Number(attributeOf(one, 'fraction') || '0'),
      feedback: this.say(firstIn(one, 'feedback')) || null,
    }));
    const right = answers.filter(({ fraction }) => fraction >= 100);
    const field = (name: string) => textIn(firstIn(this.element, name));
    switch (type) {
      case 'multichoice':
      case 'multichoiceset':
      case 'oumultiresponse': {
        const single = type === 'multichoice' && !/^(0|false)$/.test(field('single'));
        const answer = choiceOf(
          answers.map(({ element: one, fraction, feedback }) => ({
            text: this.say(one),
            correct: single
              ? fraction >= 100
              : fraction > 0 || /^1$/.test(textIn(firstIn(one, 'correctanswer'))),
            feedback,
          })),
        );
        return single || answer.kind === 'multiple'
          ? answer
          : ({ ...answer, kind: 'multiple' } as ExchangeAnswer);
      }
      case 'truefalse':
        return choiceOf(
          ['true', 'false'].map((word) => {
            const found = answers.find(({ text }) => text.toLowerCase() === word);
            return {
              text: word === 'true' ? 'True' : 'False',
              correct: (found?.fraction ?? 0) >= 100,
              feedback: found?.feedback ?? null,
            };
          }),
        );
      case 'shortanswer':
        return shortOf(
          right.map(({ text }) => text),
          field('usecase') === '1',
        );
      case 'regexp': {
        const [first, ...others] = right.map(({ text }) => text);
        if (first === undefined) throw new Unusable('It says nothing right.');
        const pattern = [escapedPattern(first), ...others.map((one) => `(?:${one})`)].join('|');
        return { kind: 'pattern', pattern, flags: field('usecase') === '1' ? '' : 'i' };
      }
      case 'numerical':
        return numberOf(right, textIn(deepIn(firstIn(this.element, 'units'), 'unit_name')[0]));
      case 'matching':
      case 'match':
      case 'ddmatch':
        return this.pairs();
      case 'ordering':
        return {
          kind: 'ordering',
          steps: answers.map(({ element: one }) => ({
            text: this.say(one),
            feedback: null,
            misconception: null,
          })),
          distractors: [],
        };
      default:
        throw new Unusable(`Questions of the type "${type}" are not taken.`);
    }
  }

  private pairs(): ExchangeAnswer {
    const rows = elementsIn(this.element, 'subquestion').map((row) => {
      const answer = firstIn(row, 'answer');
      const format = attributeOf(row, 'format');
      const own = attributeOf(answer, 'format');
      const raw = textIn(answer);
      return {
        left: this.say(row),
        right: this.worded(raw, own || (format === 'markdown' ? format : 'moodle_auto_format')),
      };
    });
    const pairs = rows.filter(({ left }) => left !== '');
    return {
      kind: 'matching',
      heads: ['', ''],
      pairs,
      spare: rows.flatMap(({ left, right }) => (left === '' && right !== '' ? [right] : [])),
    };
  }
}

function plainOf(text: string): string {
  return looksLikeHtml(text) ? text.replace(/<\/?[a-z][^<>]*>/gi, '') : text;
}

/** A star stands for anything, which makes a pattern of the answer. */
function shortOf(answers: readonly string[], strict: boolean): ExchangeAnswer {
  const plain = answers.map((text) => text.replaceAll('\\*', '\uE000'));
  if (plain.some((text) => text.includes('*'))) {
    const parts = plain.map((text) => escapedPattern(text.replaceAll('\uE000', '*'), text));
    return { kind: 'pattern', pattern: parts.join('|'), flags: strict ? '' : 'i' };
  }
  return textOf(
    plain.map((text) => text.replaceAll('\uE000', '*')),
    strict,
  );
}

/** @param wild the same text, where only an unescaped star means anything */
function escapedPattern(text: string, wild?: string): string {
  const plain = (part: string) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  if (wild === undefined) return plain(text);
  return wild
    .split('*')
    .map((part) => plain(part.replaceAll('\uE000', '*')))
    .join('.*');
}

function numberOf(
  right: readonly { element: XmlElement; text: string }[],
  unit: string,
): ExchangeAnswer {
  const [only, ...others] = right;
  const value = z.coerce.number().safeParse(only?.text || 'none');
  const width = Number(textIn(firstIn(only?.element, 'tolerance')) || '0');
  if (!value.success || !Number.isFinite(width)) throw new Unusable('Its number cannot be read.');
  if (others.length > 0) throw new Unusable('It has several right numbers.');
  const [low, high] = [value.data - width, value.data + width];
  return { kind: 'numeric', low, high, unit: unit === '' || /\s/.test(unit) ? null : unit };
}

const TYPES: Partial<Record<ExchangeAnswer['kind'], string>> = {
  single: 'multichoice',
  multiple: 'multichoice',
  'true-false': 'truefalse',
  numeric: 'numerical',
  text: 'shortanswer',
  cloze: 'cloze',
  ordering: 'ordering',
  matching: 'matching',
};

function written(question: ExchangeQuestion, aids: WriteAids): string {
  const { id, stem, answer, solution, hints, tags, difficulty, shuffle } = question;
  const levels = difficulty === null ? [] : [`level-${difficulty}`];
  const asked = answer.kind === 'cloze' ? withGaps(stem, answer.strict) : stem;
  return [
    `<question type="${TYPES[answer.kind] ?? ''}">`,
    `<name>${texted(id ?? stem.slice(0, 60))}</name>`,
    `<questiontext format="markdown">${texted(withFiles(asked, question))}${filesOf(question, aids)}</questiontext>`,
    ...(solution === null
      ? []
      : [
          `<generalfeedback format="markdown">${texted(withFiles(solution, question))}</generalfeedback>`,
        ]),
    ...(id === null ? [] : [`<idnumber>${cdata(id)}</idnumber>`]),
    ...answerLines(answer, question),
    ...('options' in answer || answer.kind === 'matching' || !shuffle
      ? [`<shuffleanswers>${shuffle ? 'true' : 'false'}</shuffleanswers>`]
      : []),
    ...hints.map((hint) => `<hint format="markdown">${texted(withFiles(hint, question))}</hint>`),
    `<tags>${[...tags, ...levels].map((tag) => `<tag>${texted(tag)}</tag>`).join('')}</tags>`,
    '</question>\n',
  ].join('\n');
}

function withGaps(stem: string, strict: boolean): string {
  const { text, blanks } = clozeText(stem);
  return withBlanks(text, (nth) => {
    const blank = blanks[nth];
    return blank === undefined ? '' : gapOf(blank, strict);
  });
}

/** Images stand beside the text that shows the first of them; Moodle finds them by their names. */
function withFiles(text: string, question: ExchangeQuestion): string {
  return imagesOf(question).reduce(
    (all, address) => all.replaceAll(address, `@@PLUGINFILE@@/${nameOf(address)}`),
    text,
  );
}

function filesOf(question: ExchangeQuestion, aids: WriteAids): string {
  return imagesOf(question)
    .map((address) => {
      const bytes = aids.image(address);
      return bytes === null
        ? ''
        : `<file name="${nameOf(address)}" path="/" encoding="base64">${base64Of(bytes)}</file>`;
    })
    .join('');
}

function nameOf(address: string): string {
  return address.replace(/^.*\//, '').replace(/[^\w.-]/g, '_');
}

function answerLines(answer: ExchangeAnswer, question: ExchangeQuestion): string[] {
  const say = (text: string) => texted(withFiles(text, question));
  switch (answer.kind) {
    case 'numeric': {
      const middle = (answer.low + answer.high) / 2;
      const width = (answer.high - answer.low) / 2;
      return [
        `<answer fraction="100" format="plain_text">${texted(String(middle))}<tolerance>${width}</tolerance></answer>`,
        ...(answer.unit === null
          ? []
          : [
              `<units><unit><multiplier>1</multiplier><unit_name>${cdata(answer.unit)}</unit_name></unit></units>`,
              '<unitgradingtype>0</unitgradingtype><unitpenalty>0</unitpenalty><showunits>0</showunits>',
            ]),
      ];
    }
    case 'text':
      return [
        ...answer.accepted.map(
          (text) =>
            `<answer fraction="100" format="plain_text">${texted(text.replaceAll('*', '\\*'))}</answer>`,
        ),
        `<usecase>${answer.strict ? 1 : 0}</usecase>`,
      ];
    case 'ordering':
      return [
        '<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><selectcount>0</selectcount>',
        '<gradingtype>LONGEST_ORDERED_SUBSET</gradingtype><showgrading>SHOW</showgrading>',
        ...answer.steps.map(
          ({ text }, nth) =>
            `<answer fraction="${nth + 1}" format="markdown">${say(text)}</answer>`,
        ),
      ];
    case 'matching':
      return [
        ...answer.pairs.map((pair) => pair),
        ...answer.spare.map((right) => ({ left: '', right })),
      ].map(
        ({ left, right }) =>
          `<subquestion format="markdown">${say(left)}<answer>${texted(right)}</answer></subquestion>`,
      );
    case 'single':
    case 'multiple':
    case 'true-false': {
      const right = answer.options.filter(({ correct }) => correct).length;
      const share = answer.kind === 'multiple' ? Number((100 / right).toFixed(5)) : 100;
      const truth = answer.kind === 'true-false';
      return [
        ...(truth ? [] : [`<single>${answer.kind === 'single' ? 'true' : 'false'}</single>`]),
        ...answer.options.map(({ text, correct, feedback }) => {
          const told =
            feedback === null ? '' : `<feedback format="markdown">${say(feedback)}</feedback>`;
          const words = truth ? texted(text.toLowerCase()) : say(text);
          const wrong = answer.kind === 'multiple' ? -100 : 0;
          return `<answer fraction="${correct ? share : wrong}" format="markdown">${words}${told}</answer>`;
        }),
      ];
    }
    default:
      return [];
  }
}

function texted(text: string): string {
  return `<text>${cdata(text)}</text>`;
}
