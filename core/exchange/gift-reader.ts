// Decides what a question in Moodle's GIFT asks: choice, true or false, numbers, short text, a gap, pairs.
import { blankMark, clozeStem } from '@/core/exchange/cloze-text';
import { choiceOf, textOf, Unusable } from '@/core/exchange/draft';
import type { ExchangeAnswer, ExchangeDraft } from '@/core/exchange/exchange';
import { looksLikeHtml, markdownOf } from '@/core/exchange/html-text';
import { escapedMarkdown } from '@/core/exchange/markdown-text';

const LEVEL = /^level-(easy|medium|hard)$/;

interface GiftBlock {
  line: number;
  comments: string;
  text: string;
}

/** Questions are parted by empty lines; categories and comments are none. */
export function blocksOf(text: string): GiftBlock[] {
  const blocks: GiftBlock[] = [];
  let open: GiftBlock = { line: 0, comments: '', text: '' };
  const close = () => {
    if (open.text.trim() !== '') blocks.push(open);
    open = { line: 0, comments: '', text: '' };
  };
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') close();
    else if (/^\s*\/\//.test(line)) open.comments += `${line}\n`;
    else if (!/^\s*\$CATEGORY:/.test(line)) {
      if (open.line === 0) open.line = index + 1;
      open.text += `${line}\n`;
    }
  });
  close();
  return blocks;
}

function namesOf({ comments }: GiftBlock): Pick<ExchangeDraft, 'id' | 'tags' | 'difficulty'> {
  const all = (name: string) =>
    [...comments.matchAll(new RegExp(`\\[${name}:((?:\\\\.|[^\\]\\\\])*)\\]`, 'g'))].map(
      ([, value = '']) => value.replace(/\\(.)/g, '$1').trim(),
    );
  const tags = all('tag');
  const level = tags.flatMap((tag) => LEVEL.exec(tag)?.[1] ?? [])[0] as 'easy' | undefined;
  return {
    id: all('id')[0] ?? null,
    tags: tags.filter((tag) => !LEVEL.test(tag)),
    difficulty: level ?? null,
  };
}

/** @throws Unusable where the question cannot be taken */
export function readGiftQuestion(block: GiftBlock): ExchangeDraft {
  return { ...namesOf(block), ...read(block.text) };
}

function read(text: string): ExchangeDraft {
  const open = indexOf(text, '{');
  if (open < 0) throw new Unusable('It has no answers in braces.');
  const close = indexOf(text, '}', open);
  if (close < 0) throw new Unusable('Its answers have no closing brace.');
  const head = text.slice(0, open).replace(/^\s*::(?:\\.|[^\\])*?::/, '');
  const tail = text.slice(close + 1).trim();
  const format = /^\s*\[(html|markdown|plain|moodle)\]/.exec(head);
  const asked = head.slice(format?.[0].length ?? 0).trim();
  const say = (words: string) => inFormat(words, format?.[1] ?? 'moodle');
  const inside = text.slice(open + 1, close);
  const general = indexOf(inside, '####');
  const answers = (general < 0 ? inside : inside.slice(0, general)).trim();
  const typed = tail === '' ? null : gapOf(answers);
  if (typed !== null) {
    const gap = `${head.slice(format?.[0].length ?? 0).trimStart()}${blankMark(0)}${text.slice(close + 1).trimEnd()}`;
    return {
      stem: clozeStem({ text: say(gap), blanks: [{ accepted: typed, wrong: null }] }),
      answer: { kind: 'cloze', strict: false },
      solution: general < 0 ? null : say(inside.slice(general + 4)) || null,
    };
  }
  return {
    stem: say(tail === '' ? asked : `${asked} \\_\\_\\_\\_\\_ ${tail}`),
    answer: answerOf(answers, say),
    solution: general < 0 ? null : say(inside.slice(general + 4)) || null,
  };
}

/** What fits a gap inside the words, where it is typed; null where one chooses. */
function gapOf(answers: string): string[] | null {
  if (!/^=/.test(answers)) return null;
  const choices = choicesOf(answers);
  const isTyped = choices.every(
    ({ sign, words }) => sign === '=' && words !== '' && !/(?<!\\)->/.test(words),
  );
  const right = choices.filter(({ weight }) => weight >= 100).map(({ words }) => unescaped(words));
  return isTyped && right.length > 0 ? [...new Set(right)] : null;
}

function pairsOf(choices: readonly Choice[], say: (words: string) => string): ExchangeAnswer {
  const rows = choices.map(({ words }) => {
    const cut = words.indexOf('->');
    if (cut < 0) throw new Unusable('One of its pairs has no arrow.');
    return { left: say(words.slice(0, cut)), right: say(words.slice(cut + 2)) };
  });
  return {
    kind: 'matching',
    heads: ['', ''],
    pairs: rows.filter(({ left }) => left !== ''),
    spare: rows.flatMap(({ left, right }) => (left === '' ? [right] : [])),
  };
}

function answerOf(text: string, say: (words: string) => string): ExchangeAnswer {
  if (text === '') throw new Unusable('It asks for an essay, which cannot be graded.');
  const truth = /^(T|TRUE|F|FALSE)\s*(?:#([^]*))?$/i.exec(text);
  if (truth !== null) return truthOf(/^t/i.test(truth[1] ?? ''), truth[2] ?? '', say);
  if (text.startsWith('#')) return numberOf(text.slice(1).trim());
  const choices = choicesOf(text);
  if (choices.length === 0) throw new Unusable('Its answers start with neither "=" nor "~".');
  if (choices.some(({ sign, words }) => sign === '=' && /(?<!\\)->/.test(words))) {
    return pairsOf(choices, say);
  }
  if (choices.every(({ sign }) => sign === '=')) {
    return textOf(
      choices.filter(({ weight }) => weight >= 100).map(({ words }) => unescaped(words)),
    );
  }
  const several = choices.every(({ sign }) => sign === '~');
  const answer = choiceOf(
    choices.map(({ sign, weight, words, feedback }) => ({
      text: say(words),
      correct: several ? weight > 0 : sign === '=',
      feedback: feedback === null ? null : say(feedback) || null,
    })),
  );
  return several && answer.kind === 'single' ? { ...answer, kind: 'multiple' } : answer;
}

/** The first feedback is for the wrong answer, the second for the right one. */
function truthOf(holds: boolean, told: string, say: (words: string) => string): ExchangeAnswer {
  const cut = indexOf(told, '#');
  const [wrong, right] = cut < 0 ? [told, ''] : [told.slice(0, cut), told.slice(cut + 1)];
  return choiceOf(
    [true, false].map((value) => ({
      text: value ? 'True' : 'False',
      correct: value === holds,
      feedback: say(value === holds ? right : wrong) || null,
    })),
  );
}

function numberOf(text: string): ExchangeAnswer {
  const answers = text.startsWith('=') ? choicesOf(text) : [{ words: text, weight: 100 }];
  const [first, ...others] = answers.filter(({ weight }) => weight >= 100);
  if (first === undefined || others.length > 0) throw new Unusable('It has several right numbers.');
  const [number = ''] = first.words.split(/(?<!\\)#/);
  const between = /^\s*(\S+?)\s*\.\.\s*(\S+)\s*$/.exec(number);
  const around = /^\s*([^:\s]+)\s*(?::\s*(\S+))?\s*$/.exec(number);
  const [low, high] =
    between !== null
      ? [Number(between[1]), Number(between[2])]
      : [
          Number(around?.[1]) - Number(around?.[2] ?? 0),
          Number(around?.[1]) + Number(around?.[2] ?? 0),
        ];
  if (!Number.isFinite(low) || !Number.isFinite(high))
    throw new Unusable(`"${number.trim()}" is no number.`);
  return { kind: 'numeric', low, high, unit: null };
}

interface Choice {
  sign: '=' | '~';
  /** Percent; 100 where none is written. */
  weight: number;
  words: string;
  feedback: string | null;
}

function choicesOf(text: string): Choice[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '=' || text[at] === '~') starts.push(at);
  }
  return starts.map((start, nth) => {
    const whole = text.slice(start + 1, starts[nth + 1] ?? text.length).trim();
    const weight = /^%(-?\d{1,3}(?:\.\d+)?)%/.exec(whole);
    const rest = whole.slice(weight?.[0].length ?? 0);
    const cut = indexOf(rest, '#');
    const sign = text[start] === '=' ? '=' : '~';
    return {
      sign,
      weight: weight === null ? (sign === '=' ? 100 : 0) : Number(weight[1]),
      words: (cut < 0 ? rest : rest.slice(0, cut)).trim(),
      feedback: cut < 0 ? null : rest.slice(cut + 1).trim(),
    };
  });
}

/** Where it stands without a backslash before it; -1 where nowhere. */
function indexOf(text: string, what: string, from = 0): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(what, at)) return at;
  }
  return -1;
}

function inFormat(words: string, format: string): string {
  const own = /^\s*\[(html|markdown|plain|moodle)\]/.exec(words);
  const text = unescaped(words.slice(own?.[0].length ?? 0)).trim();
  const kind = own?.[1] ?? format;
  if (kind === 'markdown') return text;
  if (kind === 'html' || (kind === 'moodle' && looksLikeHtml(text))) return markdownOf(text);
  return escapedMarkdown(text);
}

export function unescaped(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\\([~=#{}:\\n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}
