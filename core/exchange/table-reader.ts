// Decides what a row of a table asks, by the names of its columns, however other programs call them.
import { parse } from 'csv-parse/sync';
import { DomainError } from '@/core/errors';
import { choiceOf, patternOf, textOf, Unusable } from '@/core/exchange/draft';
import type { ExchangeAnswer, ExchangeDraft } from '@/core/exchange/exchange';
import { DIFFICULTIES } from '@/core/questions/question';

const NAMES: Readonly<Record<string, RegExp>> = {
  stem: /^(question|stem|prompt|front|text|question[ _]text)$/i,
  answer: /^(answer|correct|key|back|correct[ _](answer|option)|solution[ _]letter)$/i,
  kind: /^(kind|type|question[ _]type)$/i,
  solution: /^(solution|explanation|rationale|feedback)$/i,
  difficulty: /^(difficulty|level)$/i,
  id: /^id$/i,
  tags: /^tags?$/i,
  skill: /^skill$/i,
  quickCheck: /^quick[ _]check$/i,
  mistakes: /^common[ _]mistakes$/i,
  program: /^program$/i,
  language: /^language$/i,
  unit: /^unit$/i,
  case: /^case$/i,
  shuffle: /^shuffle$/i,
  heads: /^heads$/i,
};
const OPTION = /^(?:options?|choices?|answers?)?[ _]?([a-h]|\d{1,2})$/i;

/** Anki's exports start with lines such as `#separator:tab`; they stay empty, so that lines count. */
export function withoutDirectives(text: string): string {
  return text.replace(/^(?:#[a-z ]+:[^\n]*\n)+/, (lines) => {
    const columns = /^#columns:(.*)$/m.exec(lines)?.[1];
    return columns === undefined
      ? lines.replace(/[^\n]/g, '')
      : `${lines.replace(/[^\n]/g, '').slice(1)}${columns}\n`;
  });
}

export function recordsOf(text: string): { line: number; cells: string[] }[] {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const count = (sign: string) => first.split(sign).length;
  const delimiter = [',', ';', '\t'].reduce((most, sign) =>
    count(sign) > count(most) ? sign : most,
  );
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    let line = 1;
    return records.map(({ record, info }) => {
      const start = line;
      line = info.lines + 1;
      return { line: start, cells: record };
    });
  } catch (error) {
    throw new DomainError(
      'exchange/unreadable',
      `This table cannot be read: ${error instanceof Error ? error.message : 'unknown reason'}.`,
    );
  }
}

export function isStemColumn(name: string): boolean {
  return NAMES['stem']?.test(name) === true;
}

export function isAnswerColumn(name: string): boolean {
  return NAMES['answer']?.test(name) === true;
}

/** One row by the names of its columns. */
export class Row {
  constructor(
    private readonly names: readonly string[],
    private readonly cells: readonly string[],
  ) {}

  /** '' where there is no such column. */
  get(name: keyof typeof NAMES): string {
    return this.at(this.names.findIndex((one) => NAMES[name]?.test(one)));
  }

  /** The same with the spaces before it. */
  raw(name: keyof typeof NAMES): string {
    return this.cells[this.names.findIndex((one) => NAMES[name]?.test(one))] ?? '';
  }

  /** Every cell whose column's name has this shape, by what the name captures. */
  all(shape: RegExp): { name: string; text: string }[] {
    return this.names.flatMap((one, index) => {
      const found = shape.exec(one);
      return found === null ? [] : [{ name: (found[1] ?? '').toLowerCase(), text: this.at(index) }];
    });
  }

  private at(index: number): string {
    return (this.cells[index] ?? '').trim().replace(/^'(?=[=+\-@'])/, '');
  }
}

/** @throws Unusable where the row cannot be taken */
export function readRow(row: Row): ExchangeDraft {
  const level = row.get('difficulty').toLowerCase();
  const orNull = (text: string) => (text === '' ? null : text);
  return {
    id: orNull(row.get('id')),
    stem: row.get('stem'),
    answer: answerOf(row),
    solution: orNull(row.get('solution')),
    hints: row.all(/^hint[ _]?(\d*)$/i).flatMap(({ text }) => (text === '' ? [] : [text])),
    quickCheck: orNull(row.get('quickCheck')),
    mistakes: orNull(row.get('mistakes')),
    difficulty: DIFFICULTIES.find((known) => known === level) ?? null,
    skill: orNull(row.get('skill')),
    tags: row
      .get('tags')
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    shuffle: row.get('shuffle').toLowerCase() !== 'no',
  };
}

function answerOf(row: Row): ExchangeAnswer {
  const key = row.get('answer');
  const kind = row.get('kind').toLowerCase();
  if (kind === 'cloze') return { kind, strict: row.get('case') === 'strict' };
  if (kind === 'matching') return pairsOf(row);
  if (kind === 'parsons') return codeOf(row);
  if (key === '') throw new Unusable('It has no answer.');
  if (kind === 'pattern') return patternOf(key);
  if (kind === 'ordering') return orderOf(row, key);
  if (kind === 'numeric') return numberOf(key, row.get('unit'));
  if (kind === 'output') {
    const language = row.get('language');
    return {
      kind,
      program: row.get('program'),
      language: language === '' ? null : language,
      output: key,
    };
  }
  const feedback = new Map(
    row.all(/^feedback[ _]?([a-h]|\d{1,2})$/i).map(({ name, text }) => [name, text]),
  );
  const ties = new Map(
    row.all(/^misconception[ _]?(\d{1,2})$/i).map(({ name, text }) => [name, text]),
  );
  const pins = new Map(row.all(/^pinned[ _]?(\d{1,2})$/i).map(({ name, text }) => [name, text]));
  const options = row.all(OPTION).filter(({ text }) => text !== '');
  if (options.length === 0) return textOf(key.split('\n'), row.get('case') === 'strict');
  const right = rightOf(key, options);
  const answer = choiceOf(
    options.map(({ name, text }) => ({
      text,
      correct: right.includes(name),
      feedback: feedback.get(name) || null,
      misconception: ties.get(name) || null,
      pinned: pins.get(name) === 'yes',
    })),
  );
  return kind === 'multiple' && answer.kind === 'single' ? { ...answer, kind } : answer;
}

/** Options in columns; the key names the columns of the right order, the others do not belong. */
function orderOf(row: Row, key: string): ExchangeAnswer {
  const columns = row.all(OPTION).filter(({ text }) => text !== '');
  const feedback = new Map(
    row.all(/^feedback[ _]?([a-h]|\d{1,2})$/i).map(({ name, text }) => [name, text]),
  );
  const ties = new Map(
    row.all(/^misconception[ _]?(\d{1,2})$/i).map(({ name, text }) => [name, text]),
  );
  const piece = ({ name, text }: { name: string; text: string }) => ({
    text,
    feedback: feedback.get(name) || null,
    misconception: ties.get(name) || null,
  });
  const order = key.toLowerCase().split(/[\s,;>]+/);
  const steps = order.flatMap((name) => columns.find((one) => one.name === name) ?? []);
  if (steps.length !== order.length) {
    throw new Unusable(`Its order "${key.slice(0, 40)}" names a column that it does not have.`);
  }
  return {
    kind: 'ordering',
    steps: steps.map(piece),
    distractors: columns.filter(({ name }) => !order.includes(name)).map(piece),
  };
}

function pairsOf(row: Row): ExchangeAnswer {
  const lefts = new Map(row.all(/^left[ _]?(\d{1,2})$/i).map(({ name, text }) => [name, text]));
  const rights = row.all(OPTION).filter(({ text }) => text !== '');
  const [left = '', right = ''] = row.get('heads').split('\n');
  return {
    kind: 'matching',
    heads: [left, right],
    pairs: rights.flatMap(({ name, text }) =>
      lefts.get(name) ? [{ left: lefts.get(name) ?? '', right: text }] : [],
    ),
    spare: rights.flatMap(({ name, text }) => (lefts.get(name) ? [] : [text])),
  };
}

/** The program in the right order, four spaces a level; traps end in `# distractor`. */
function codeOf(row: Row): ExchangeAnswer {
  const trap = /\s*# distractor$/;
  const lines = row
    .raw('program')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const language = row.get('language');
  return {
    kind: 'parsons',
    language: language === '' ? null : language,
    lines: lines
      .filter((line) => !trap.test(line))
      .map((line) => ({
        text: line.trim(),
        indent: Math.floor((/^ */.exec(line)?.[0].length ?? 0) / 4),
      })),
    distractors: lines
      .filter((line) => trap.test(line))
      .map((line) => line.replace(trap, '').trim()),
  };
}

/** The key names columns ("B", "1, 3"), or says what the right option says. */
function rightOf(key: string, options: readonly { name: string; text: string }[]): string[] {
  const same = options.filter(({ text }) => text.toLowerCase() === key.toLowerCase());
  const names = key.toLowerCase().split(/[\s,;]+/);
  if (names.every((name) => options.some((one) => one.name === name))) return names;
  const byPlace = names.flatMap((name) => {
    const nth = /^[a-h]$/.test(name) ? name.charCodeAt(0) - 97 : Number(name) - 1;
    return options[nth]?.name ?? [];
  });
  if (same.length === 0 && byPlace.length === names.length) return byPlace;
  if (same.length === 0)
    throw new Unusable(`Its answer "${key.slice(0, 40)}" is none of its options.`);
  return same.map(({ name }) => name);
}

function numberOf(key: string, unit: string): ExchangeAnswer {
  const range = /^\[\s*(\S+)\s*,\s*(\S+)\s*\]$/.exec(key);
  const [low, high] =
    range === null ? [Number(key), Number(key)] : [Number(range[1]), Number(range[2])];
  if (!Number.isFinite(low) || !Number.isFinite(high)) throw new Unusable(`"${key}" is no number.`);
  return { kind: 'numeric', low, high, unit: unit === '' ? null : unit };
}
