// Decides how Moodle XML is read and written: choice, true or false, numbers, short text.
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { DomainError } from '@/core/errors';
import { choiceOf, decoded, Tally, textOf, Unusable } from '@/core/exchange/draft';
import type {
  ExchangeAnswer,
  ExchangeDraft,
  ExchangeQuestion,
  Format,
  Loss,
} from '@/core/exchange/exchange';
import { decodedEntities, looksLikeHtml, markdownOf } from '@/core/exchange/html-text';
import { reduced, type Capacity } from '@/core/exchange/losses';
import { escapedMarkdown } from '@/core/exchange/markdown-text';
import { DIFFICULTIES } from '@/core/questions/question';

export const moodleHolds: Capacity = {
  kinds: ['single', 'multiple', 'true-false', 'numeric', 'text'],
  features: ['solution', 'feedback', 'hints', 'tags', 'difficulty', 'case', 'order'],
};

type Element = { [name: string]: Element | Element[] | string };

/** @see https://docs.moodle.org/en/Moodle_XML_format */
export const moodleXml: Format = {
  name: 'moodle-xml',
  endings: ['xml'],

  detect(fileName, bytes) {
    const start = new TextDecoder().decode(bytes.subarray(0, 4096));
    return /<quiz\b/.test(start) ? 0.95 : /\.xml$/i.test(fileName) ? 0.2 : 0;
  },

  read(bytes) {
    const text = decoded(bytes);
    const lines = linesOf(text);
    const tally = new Tally();
    questionsOf(text).forEach((element, index) => {
      if (attribute(element, 'type') === 'category') return;
      const stem = textIn(first(element, 'questiontext'));
      tally.take(lines[index] ?? 0, stem, () => draftOf(element));
    });
    return Promise.resolve(tally.reading());
  },

  write(questions) {
    const losses: Loss[] = [];
    const texts = questions.flatMap((question) => {
      const { question: kept, losses: lost } = reduced(question, moodleHolds);
      losses.push(...lost);
      return kept === null ? [] : [written(kept)];
    });
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${texts.join('')}</quiz>\n`;
    return { bytes: new TextEncoder().encode(text), losses };
  },
};

/** Entities are never expanded, and a document type, which could define some, is refused. */
function questionsOf(text: string): Element[] {
  if (/<!DOCTYPE/i.test(text)) {
    throw new DomainError(
      'exchange/unreadable',
      'This XML has a document type, which is not read.',
    );
  }
  const tree = parsed(text);
  const [quiz] = all(tree, 'quiz');
  if (quiz === undefined) {
    throw new DomainError('exchange/unreadable', 'This XML has no <quiz> in it.');
  }
  return all(quiz, 'question');
}

function parsed(text: string): Element {
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    throw new DomainError(
      'exchange/unreadable',
      `This is no sound XML: line ${valid.err.line}: ${valid.err.msg}`,
    );
  }
  try {
    return new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      processEntities: false,
      parseTagValue: false,
      parseAttributeValue: false,
      trimValues: false,
      cdataPropName: '#cdata',
      maxNestedTags: 100,
    }).parse(text) as Element;
  } catch {
    throw new DomainError('exchange/unreadable', 'This XML is nested too deeply.');
  }
}

function linesOf(text: string): number[] {
  const bare = text.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g, (hidden) =>
    hidden.replace(/[^\n]/g, ' '),
  );
  return bare
    .split('\n')
    .flatMap((line, index) => (line.match(/<question[\s>]/g) ?? []).map(() => index + 1));
}

function all(element: Element, name: string): Element[] {
  const found = element[name];
  if (found === undefined) return [];
  return [found].flat().map((one) => (typeof one === 'string' ? { '#text': one } : one));
}

function first(element: Element | undefined, name: string): Element | undefined {
  return element === undefined ? undefined : all(element, name)[0];
}

function attribute(element: Element | undefined, name: string): string {
  const value = element?.[`@${name}`];
  return typeof value === 'string' ? decodedEntities(value) : '';
}

/** Character data of an element, or of the `<text>` inside it. */
function textIn(element: Element | undefined): string {
  if (element === undefined) return '';
  const inner = first(element, 'text');
  if (inner !== undefined) return textIn(inner);
  const words = element['#text'];
  const cdata = [element['#cdata'] ?? []].flat().map((one) => (typeof one === 'string' ? one : ''));
  return decodedEntities(typeof words === 'string' ? words : '').trim() + cdata.join('');
}

/** As Markdown, by the format that the element names. */
function say(element: Element | undefined): string {
  const text = textIn(element).trim();
  const format = attribute(element, 'format');
  if (format === 'markdown') return text;
  if (format === 'html' || (format !== 'plain_text' && looksLikeHtml(text)))
    return markdownOf(text);
  return escapedMarkdown(text);
}

function draftOf(element: Element): ExchangeDraft {
  const tags = all(first(element, 'tags') ?? {}, 'tag').map((tag) => textIn(tag).trim());
  const difficulty = DIFFICULTIES.find((level) => tags.includes(`level-${level}`)) ?? null;
  const id = textIn(first(element, 'idnumber')).trim();
  return {
    id: id === '' ? null : id,
    stem: say(first(element, 'questiontext')),
    answer: answerOf(element),
    solution: say(first(element, 'generalfeedback')) || null,
    hints: all(element, 'hint')
      .map(say)
      .filter((hint) => hint !== ''),
    difficulty,
    tags: tags.filter((tag) => tag !== '' && tag !== `level-${difficulty}`),
    shuffle: !/^(0|false)$/.test(textIn(first(element, 'shuffleanswers')).trim()),
  };
}

function answerOf(element: Element): ExchangeAnswer {
  const type = attribute(element, 'type');
  const answers = all(element, 'answer').map((one) => ({
    element: one,
    fraction: Number(attribute(one, 'fraction') || '0'),
    feedback: say(first(one, 'feedback')) || null,
  }));
  const right = answers.filter(({ fraction }) => fraction >= 100);
  switch (type) {
    case 'multichoice': {
      const single = !/^(0|false)$/.test(textIn(first(element, 'single')).trim());
      const answer = choiceOf(
        answers.map(({ element: one, fraction, feedback }) => ({
          text: say(one),
          correct: single ? fraction >= 100 : fraction > 0,
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
          const found = answers.find(
            ({ element: one }) => textIn(one).trim().toLowerCase() === word,
          );
          const text = word === 'true' ? 'True' : 'False';
          return {
            text,
            correct: (found?.fraction ?? 0) >= 100,
            feedback: found?.feedback ?? null,
          };
        }),
      );
    case 'shortanswer':
      return textOf(
        right.map(({ element: one }) => textIn(one)),
        textIn(first(element, 'usecase')).trim() === '1',
      );
    case 'numerical': {
      const [only, ...others] = right;
      const value = z.coerce.number().safeParse(textIn(only?.element).trim() || 'none');
      const width = Number(textIn(first(only?.element, 'tolerance')).trim() || '0');
      if (!value.success || !Number.isFinite(width))
        throw new Unusable('Its number cannot be read.');
      if (others.length > 0) throw new Unusable('It has several right numbers.');
      return { kind: 'numeric', low: value.data - width, high: value.data + width, unit: null };
    }
    default:
      throw new Unusable(`Questions of the type "${type}" are not taken.`);
  }
}

const TYPES = {
  single: 'multichoice',
  multiple: 'multichoice',
  'true-false': 'truefalse',
  numeric: 'numerical',
  text: 'shortanswer',
  output: 'shortanswer',
} as const;

function written({
  id,
  stem,
  answer,
  solution,
  hints,
  tags,
  difficulty,
  shuffle,
}: ExchangeQuestion): string {
  const levels = difficulty === null ? [] : [`level-${difficulty}`];
  return [
    `<question type="${TYPES[answer.kind]}">`,
    `<name>${texted(id ?? stem.slice(0, 60))}</name>`,
    `<questiontext format="markdown">${texted(stem)}</questiontext>`,
    ...(solution === null
      ? []
      : [`<generalfeedback format="markdown">${texted(solution)}</generalfeedback>`]),
    ...(id === null ? [] : [`<idnumber>${cdata(id)}</idnumber>`]),
    ...answerLines(answer),
    ...('options' in answer || !shuffle
      ? [`<shuffleanswers>${shuffle ? 'true' : 'false'}</shuffleanswers>`]
      : []),
    ...hints.map((hint) => `<hint format="markdown">${texted(hint)}</hint>`),
    `<tags>${[...tags, ...levels].map((tag) => `<tag>${texted(tag)}</tag>`).join('')}</tags>`,
    '</question>\n',
  ].join('\n');
}

function answerLines(answer: ExchangeAnswer): string[] {
  switch (answer.kind) {
    case 'numeric': {
      const middle = (answer.low + answer.high) / 2;
      const width = (answer.high - answer.low) / 2;
      return [
        `<answer fraction="100" format="plain_text">${texted(String(middle))}<tolerance>${width}</tolerance></answer>`,
      ];
    }
    case 'text':
      return [
        ...answer.accepted.map(
          (text) => `<answer fraction="100" format="plain_text">${texted(text)}</answer>`,
        ),
        `<usecase>${answer.strict ? 1 : 0}</usecase>`,
      ];
    case 'output':
      return [];
    default: {
      const right = answer.options.filter(({ correct }) => correct).length;
      const share = answer.kind === 'multiple' ? Number((100 / right).toFixed(5)) : 100;
      const truth = answer.kind === 'true-false';
      return [
        ...(truth ? [] : [`<single>${answer.kind === 'single' ? 'true' : 'false'}</single>`]),
        ...answer.options.map(({ text, correct, feedback }) => {
          const told =
            feedback === null ? '' : `<feedback format="markdown">${texted(feedback)}</feedback>`;
          const words = truth ? text.toLowerCase() : text;
          const wrong = answer.kind === 'multiple' ? -100 : 0;
          return `<answer fraction="${correct ? share : wrong}" format="markdown">${texted(words)}${told}</answer>`;
        }),
      ];
    }
  }
}

function texted(text: string): string {
  return `<text>${cdata(text)}</text>`;
}

function cdata(text: string): string {
  const allowed = [...text].filter((one) => one >= ' ' || '\t\n'.includes(one)).join('');
  return `<![CDATA[${allowed.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
