// Decides what one question of Moodle XML asks, and which of its kinds are taken.
import { z } from 'zod';
import { clozeStem } from '@/core/exchange/cloze-text';
import { choiceOf, textOf, Unusable } from '@/core/exchange/draft';
import type { ExchangeAnswer, ExchangeDraft } from '@/core/exchange/exchange';
import { textContent } from '@/core/exchange/html-tree';
import { looksLikeHtml, markdownOf } from '@/core/exchange/html-text';
import { bytesOfBase64 } from '@/core/exchange/images';
import { escapedMarkdown, tidy } from '@/core/exchange/markdown-text';
import { gapsOf, selectedGaps, type Gaps } from '@/core/exchange/moodle-gaps';
import { attributeOf, deepIn, elementsIn, firstIn, type XmlElement } from '@/core/exchange/xml';
import { DIFFICULTIES } from '@/core/questions/question';

/**
 * @param index place among the questions of the file; names the question's own images
 * @throws Unusable where the question cannot be taken
 */
export function readMoodleQuestion(element: XmlElement, index: number): ExchangeDraft {
  return new Reader(element, index).draft();
}

/** The words by which a question is named in a report. */
export function wordsOfQuestion(element: XmlElement): string {
  return textIn(firstIn(element, 'questiontext'));
}

/** Files stand in the question that shows them: `question-3:name.png`. */
export function fileOf(address: string, questions: readonly XmlElement[]): Uint8Array | null {
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
