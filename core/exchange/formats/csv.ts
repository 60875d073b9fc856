// Decides how tables are read and written: a row a question, found by the names of its columns.
import { parse } from 'csv-parse/sync';
import { DomainError } from '@/core/errors';
import { choiceOf, decoded, Tally, textOf, Unusable } from '@/core/exchange/draft';
import type {
  ExchangeAnswer,
  ExchangeDraft,
  ExchangeQuestion,
  Format,
} from '@/core/exchange/exchange';
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
};
const OPTION = /^(?:options?|choices?|answers?)?[ _]?([a-h]|\d{1,2})$/i;

export const csv: Format = {
  name: 'csv',
  endings: ['csv', 'tsv'],

  detect: (fileName) => (/\.(csv|tsv)$/i.test(fileName) ? 0.9 : 0),

  read(bytes) {
    const tally = new Tally();
    const [head, ...rows] = recordsOf(decoded(bytes));
    const names = (head?.cells ?? []).map((name) => name.trim());
    if (!names.some((name) => NAMES['stem']?.test(name))) {
      throw new DomainError(
        'exchange/unreadable',
        'No column is called "question" in its first line.',
      );
    }
    for (const { line, cells } of rows) {
      const row = new Row(names, cells);
      tally.take(line, row.get('stem'), () => draftOf(row));
    }
    return Promise.resolve(tally.reading());
  },

  write(questions) {
    const options = Math.max(
      0,
      ...questions.map(({ answer }) => ('options' in answer ? answer.options.length : 0)),
    );
    const hints = Math.max(0, ...questions.map((question) => question.hints.length));
    const rows = [headOf(options, hints), ...questions.map((one) => rowOf(one, options, hints))];
    const text = rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
    return { bytes: new TextEncoder().encode(text), losses: [] };
  },
};

function recordsOf(text: string): { line: number; cells: string[] }[] {
  const [first = ''] = text.split('\n');
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

/** One row by the names of its columns. */
class Row {
  constructor(
    private readonly names: readonly string[],
    private readonly cells: readonly string[],
  ) {}

  /** '' where there is no such column. */
  get(name: keyof typeof NAMES): string {
    return this.at(this.names.findIndex((one) => NAMES[name]?.test(one)));
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

function draftOf(row: Row): ExchangeDraft {
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
  if (key === '') throw new Unusable('It has no answer.');
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

function headOf(options: number, hints: number): string[] {
  const numbered = (count: number, names: readonly string[]) =>
    Array.from({ length: count }, (_, index) => names.map((name) => `${name}_${index + 1}`)).flat();
  return [
    ...['id', 'difficulty', 'skill', 'tags', 'kind', 'question', 'program', 'language', 'answer'],
    ...['unit', 'case', 'shuffle'],
    ...numbered(options, ['option', 'feedback', 'misconception', 'pinned']),
    ...numbered(hints, ['hint']),
    ...['solution', 'quick_check', 'common_mistakes'],
  ];
}

function rowOf(question: ExchangeQuestion, options: number, hints: number): string[] {
  const { answer } = question;
  const all = 'options' in answer ? answer.options : [];
  return [
    question.id ?? '',
    question.difficulty ?? '',
    question.skill ?? '',
    question.tags.join(', '),
    answer.kind,
    question.stem,
    answer.kind === 'output' ? answer.program : '',
    answer.kind === 'output' ? (answer.language ?? '') : '',
    keyOf(answer),
    answer.kind === 'numeric' ? (answer.unit ?? '') : '',
    answer.kind === 'text' && answer.strict ? 'strict' : '',
    question.shuffle ? '' : 'no',
    ...Array.from({ length: options }, (_, index) => {
      const option = all[index];
      return [
        option?.text ?? '',
        option?.feedback ?? '',
        option?.misconception ?? '',
        option?.pinned === true ? 'yes' : '',
      ];
    }).flat(),
    ...Array.from({ length: hints }, (_, index) => question.hints[index] ?? ''),
    question.solution ?? '',
    question.quickCheck ?? '',
    question.mistakes ?? '',
  ];
}

function keyOf(answer: ExchangeAnswer): string {
  switch (answer.kind) {
    case 'numeric':
      return answer.low === answer.high ? `${answer.low}` : `[${answer.low}, ${answer.high}]`;
    case 'text':
      return answer.accepted.join('\n');
    case 'output':
      return answer.output;
    default:
      return answer.options
        .flatMap(({ correct }, index) => (correct ? [index + 1] : []))
        .join(', ');
  }
}

/** What a spreadsheet would run as a formula is marked as text. */
function cell(text: string): string {
  const safe = /^[=+\-@']/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
