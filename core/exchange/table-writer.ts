// Decides which columns a table of questions has, and what stands in them.
import { stringify } from 'csv-stringify/sync';
import type { ExchangeAnswer, ExchangeQuestion } from '@/core/exchange/exchange';

/** @returns the whole file, with as many columns as its widest question needs */
export function writeTable(questions: readonly ExchangeQuestion[]): string {
  const options = Math.max(0, ...questions.map(({ answer }) => columnsOf(answer).length));
  const lefts = Math.max(
    0,
    ...questions.map(({ answer }) => (answer.kind === 'matching' ? answer.pairs.length : 0)),
  );
  const hints = Math.max(0, ...questions.map((question) => question.hints.length));
  const rows = [
    headOf(options, lefts, hints),
    ...questions.map((one) => rowOf(one, options, lefts, hints)),
  ];
  return stringify(
    rows.map((row) => row.map(plain)),
    // Other programs part columns by these, or drop spaces that stand outside of quotes.
    { record_delimiter: '\r\n', quoted_match: /[;\t\r\n]|^\s|\s$/ },
  );
}

/** Columns that each table of ours has; more where its questions need them. */
export const OWN_COLUMNS: readonly string[] = headOf(0, 0, 0);

function headOf(options: number, lefts: number, hints: number): string[] {
  const numbered = (count: number, names: readonly string[]) =>
    Array.from({ length: count }, (_, index) => names.map((name) => `${name}_${index + 1}`)).flat();
  return [
    ...['id', 'difficulty', 'skill', 'tags', 'kind', 'question', 'program', 'language', 'answer'],
    ...['unit', 'case', 'shuffle'],
    ...(lefts === 0 ? [] : ['heads']),
    ...numbered(lefts, ['left']),
    ...numbered(options, ['option', 'feedback', 'misconception', 'pinned']),
    ...numbered(hints, ['hint']),
    ...['solution', 'quick_check', 'common_mistakes'],
  ];
}

interface Column {
  text: string;
  feedback?: string | null;
  misconception?: string | null;
  pinned?: boolean;
}

/** What stands in the columns of options. */
function columnsOf(answer: ExchangeAnswer): Column[] {
  switch (answer.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return answer.options;
    case 'ordering':
      return [...answer.steps, ...answer.distractors];
    case 'matching':
      return [...answer.pairs.map(({ right }) => right), ...answer.spare].map((text) => ({ text }));
    default:
      return [];
  }
}

function rowOf(
  question: ExchangeQuestion,
  options: number,
  lefts: number,
  hints: number,
): string[] {
  const { answer } = question;
  const all = columnsOf(answer);
  const pairs = answer.kind === 'matching' ? answer.pairs : [];
  return [
    question.id ?? '',
    question.difficulty ?? '',
    question.skill ?? '',
    question.tags.join(', '),
    answer.kind,
    question.stem,
    programOf(answer),
    'language' in answer ? (answer.language ?? '') : '',
    keyOf(answer),
    answer.kind === 'numeric' ? (answer.unit ?? '') : '',
    'strict' in answer && answer.strict ? 'strict' : '',
    question.shuffle ? '' : 'no',
    ...(lefts === 0 ? [] : [answer.kind === 'matching' ? answer.heads.join('\n') : '']),
    ...Array.from({ length: lefts }, (_, index) => pairs[index]?.left ?? ''),
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

function programOf(answer: ExchangeAnswer): string {
  if (answer.kind === 'output') return answer.program;
  if (answer.kind !== 'parsons') return '';
  return [
    ...answer.lines.map(({ text, indent }) => `${'    '.repeat(indent)}${text}`),
    ...answer.distractors.map((text) => `${text} # distractor`),
  ].join('\n');
}

function keyOf(answer: ExchangeAnswer): string {
  switch (answer.kind) {
    case 'numeric':
      return answer.low === answer.high ? `${answer.low}` : `[${answer.low}, ${answer.high}]`;
    case 'text':
      return answer.accepted.join('\n');
    case 'output':
      return answer.output;
    case 'pattern':
      return `/${answer.pattern}/${answer.flags}`;
    case 'ordering':
      return answer.steps.map((_, index) => index + 1).join(', ');
    case 'cloze':
    case 'parsons':
    case 'matching':
      return '';
    default:
      return answer.options
        .flatMap(({ correct }, index) => (correct ? [index + 1] : []))
        .join(', ');
  }
}

/** What a spreadsheet would run as a formula is marked as text; the reader takes the mark away. */
function plain(text: string): string {
  return /^[=+\-@']/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}
