// Decides how a question is written in our own Markdown, so that it compiles back to the same.
// Refuses to choose ids, files and levels.
import type {
  ExchangeAnswer,
  ExchangeOption,
  ExchangePiece,
  ExchangeQuestion,
} from '@/core/exchange/exchange';
import { codeFence, codeSpan, indented, quoted } from '@/core/exchange/markdown-text';

/** What a stem that starts with no words is headed by. */
export const NO_WORDS = 'What is right here?';

/**
 * One question, with a line end after it.
 *
 * @param id a slug
 */
export function writeQuestion(question: ExchangeQuestion, id: string): string {
  const { heading, rest } = headed(question.stem);
  const parts = [
    ...question.hints.map((hint) => ['Hint', hint] as const),
    ['Solution', question.solution] as const,
    ['Quick check', question.quickCheck] as const,
    ['Common mistakes', question.mistakes] as const,
  ];
  return [
    `## ${heading}\n${fields(question, id)}`,
    rest,
    written(question.answer),
    ...parts.flatMap(([name, text]) =>
      text === null || text === '' ? [] : [`### ${name}\n${text}`],
    ),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n');
}

/** The stem's first paragraph makes the heading; what follows stays below it. */
export function headed(stem: string): { heading: string; rest: string } {
  const [first = '', ...others] = stem.split(/\n{2,}/);
  if (startsWithBlock(first)) return { heading: NO_WORDS, rest: stem };
  const lines = first.split('\n');
  const fence = lines.findIndex((line, index) => index > 0 && startsWithBlock(line));
  const heading = fence < 0 ? lines : lines.slice(0, fence);
  const below = fence < 0 ? [] : [lines.slice(fence).join('\n')];
  return {
    heading: heading
      .map((line) => line.trim().replace(/\\$/, ''))
      .join(' ')
      .replace(/(\s)(#+)$/, '$1\\$2'),
    rest: [...below, ...others].join('\n\n'),
  };
}

function startsWithBlock(text: string): boolean {
  return /^\s*(?:```|~~~|>|[-*+]\s|\d{1,9}[.)]\s|\||\$\$|:::|<|#{1,6}\s|(?:[-*_]\s*){3,}$)|^\s*$|^ {4}/.test(
    text,
  );
}

function fields(question: ExchangeQuestion, id: string): string {
  const { answer, skill, tags, shuffle } = question;
  const plainTags = tags.map(plainTag).filter((tag) => tag !== '');
  const count = 'options' in answer ? answer.options.filter(({ correct }) => correct).length : 0;
  return [
    `<!-- id: ${id}`,
    ...(skill === null ? [] : [`skill: ${skill}`]),
    ...(answer.kind === 'multiple' && count < 2 ? ['type: multiple'] : []),
    ...(answer.kind === 'pattern' && !isPlainPattern(answer.pattern) ? ['type: pattern'] : []),
    ...('strict' in answer && answer.strict ? ['case: strict'] : []),
    ...(shuffle ? [] : ['shuffle: no']),
    ...(plainTags.length === 0 ? [] : [`tags: ${plainTags.join(', ')},`]),
    '-->',
  ].join(' ');
}

/** A tag without what would end the field or the comment. */
function plainTag(tag: string): string {
  return tag
    .replace(/[,<>[\]:]|--+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 64)
    .trim();
}

function written(answer: ExchangeAnswer): string {
  switch (answer.kind) {
    case 'numeric':
      return `**Answer:** ${range(answer.low, answer.high)}${answer.unit === null ? '' : ` ${answer.unit}`}`;
    case 'text':
      return `**Answer:** ${answer.accepted.map(codeSpan).join(' or ')}`;
    case 'output':
      return [
        codeFence(answer.program, [answer.language, 'run'].filter(Boolean).join(' ')),
        '**Output:**',
        codeFence(answer.output),
      ].join('\n\n');
    case 'pattern': {
      const whole = `/${answer.pattern}/${answer.flags}`;
      return `**Answer:** ${isPlainPattern(answer.pattern) ? whole : codeSpan(whole)}`;
    }
    case 'cloze':
      return '';
    case 'ordering':
      return [
        answer.steps.map((step, index) => writtenPiece(step, `${index + 1}. `)).join('\n'),
        answer.distractors.map((piece) => writtenPiece(piece, '- ')).join('\n'),
      ]
        .filter((list) => list !== '')
        .join('\n\n');
    case 'parsons':
      return codeFence(
        [
          ...answer.lines.map(({ text, indent }) => `${STEP.repeat(indent)}${text}`),
          ...answer.distractors.map((text) => `${text} # distractor`),
        ].join('\n'),
        [answer.language, 'parsons'].filter(Boolean).join(' '),
      );
    case 'matching':
      return [
        answer.heads,
        ['---', '---'] as const,
        ...answer.pairs.map(({ left, right }) => [left, right] as const),
        ...answer.spare.map((right) => ['', right] as const),
      ]
        .map(([left, right]) => `| ${inCell(left)} | ${inCell(right)} |`)
        .join('\n');
    default:
      return answer.options.map(writtenOption).join('\n');
  }
}

/** How a level of code is indented. */
const STEP = '    ';

/** Whether Markdown reads the pattern as it is written. */
function isPlainPattern(pattern: string): boolean {
  return !/[<`\n]|^\s|\s$|\s{2}/.test(pattern);
}

/** A bar would end the cell, even in code. */
function inCell(text: string): string {
  return text.replace(/(\\.)|\|/g, (whole, escaped?: string) => escaped ?? `\\${whole}`);
}

function writtenPiece({ text, feedback, misconception }: ExchangePiece, mark: string): string {
  const inner = ' '.repeat(mark.length);
  const [first = '', ...others] = withoutSlug(text).split('\n');
  return [
    `${mark}${first}`,
    ...others.map((line) => indented(line, inner)),
    ...toldLines(feedback, misconception).map((line) => indented(line, inner)),
  ].join('\n');
}

/** What is said of an option or piece: a quote inside it, with the misconception at its end. */
function toldLines(feedback: string | null, misconception: string | null): string[] {
  const told = [
    feedback === null ? '' : withoutSlug(feedback),
    misconception === null ? '' : ` ~${misconception}`,
  ]
    .join('')
    .trim();
  const tie = /(?:```|~~~)$/.test(feedback ?? '') ? told.replace(/ (~\S+)$/, '\n\n$1') : told;
  return tie === '' ? [] : quoted(tie).split('\n');
}

function range(low: number, high: number): string {
  return low === high ? String(low) : `[${low}, ${high}]`;
}

function writtenOption({ text, correct, feedback, misconception, pinned }: ExchangeOption): string {
  const box = correct ? '- [x]' : '- [ ]';
  const [first = '', ...others] = withoutSlug(text).split('\n');
  const isBlock = startsWithBlock(first) && /^\s*(?:```|~~~)/.test(first);
  const lines = isBlock
    ? `${box}\n${indented(withoutSlug(text), '  ')}`
    : [`${box} ${first}`, ...others.map((line) => indented(line, '  '))].join('\n');
  const pin = !pinned ? '' : isBlock ? '\n\n  <!-- pin -->' : ' <!-- pin -->';
  const told = toldLines(feedback, misconception).map((line) => indented(line, '  '));
  return [pinnedAfterFirst(lines, pin, isBlock), ...told].join('\n');
}

/** The pin ends the option's first line, where a reader sees it. */
function pinnedAfterFirst(lines: string, pin: string, isBlock: boolean): string {
  if (isBlock) return lines + pin;
  const [first = '', ...others] = lines.split('\n');
  return [first + pin, ...others].join('\n');
}

/** A last word such as "~here" would be read as a misconception; as code it stays a word. */
function withoutSlug(text: string): string {
  return text.replace(/(^|\s)\\?(~[a-z][a-z0-9-]{0,63})$/, '$1`$2`');
}
