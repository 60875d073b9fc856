// Decides how Aiken is read and written: a line that asks, options "A. …", then "ANSWER: B".
import { choiceOf, decoded, Tally, Unusable } from '@/core/exchange/draft';
import type { ExchangeQuestion, Format, Loss } from '@/core/exchange/exchange';
import { imageLosses, reduced, type Capacity } from '@/core/exchange/losses';
import { escapedMarkdown } from '@/core/exchange/markdown-text';
import { plainWords } from '@/core/exchange/plain-words';

const OPTION = /^([A-Za-z])[.)]\s+(.*)$/;
const ANSWER = /^ANSWER:\s*(.*?)\s*$/i;

export const aikenHolds: Capacity = { kinds: ['single', 'true-false'], features: [] };

/** @see https://docs.moodle.org/en/Aiken_format */
export const aiken: Format = {
  name: 'aiken',
  endings: ['txt'],

  detect(fileName, bytes) {
    const start = new TextDecoder().decode(bytes.subarray(0, 65_536));
    // Markdown has such lines too; there they are not all that there is.
    const isMarkdown = /\.(md|markdown)$/i.test(fileName) || /^(#{1,6} |- |\* |```)/m.test(start);
    return !isMarkdown && /^ANSWER:\s*[A-Z]\s*$/im.test(start) && /^[A-Z][.)] /im.test(start)
      ? 0.9
      : 0;
  },

  read(bytes) {
    const tally = new Tally();
    for (const { line, lines } of blocksOf(decoded(bytes))) {
      tally.take(line, lines[0] ?? '', () => {
        const stem = lines.filter((one) => !OPTION.test(one) && !ANSWER.test(one));
        const options = lines.flatMap((one) => OPTION.exec(one)?.[2] ?? []);
        const letters = lines.flatMap((one) => OPTION.exec(one)?.[1]?.toUpperCase() ?? []);
        const key = lines.flatMap((one) => ANSWER.exec(one)?.[1] ?? [])[0]?.toUpperCase();
        if (key === undefined) throw new Unusable('No line "ANSWER: …" ends it.');
        if (!letters.includes(key))
          throw new Unusable(`Its answer "${key}" is none of its options.`);
        return {
          stem: escapedMarkdown(stem.join('\n')),
          answer: choiceOf(
            options.map((text, index) => ({
              text: escapedMarkdown(text),
              correct: letters[index] === key,
            })),
          ),
        };
      });
    }
    return Promise.resolve(tally.reading());
  },

  write(questions) {
    const losses: Loss[] = [];
    const texts = questions.flatMap((question) => written(question, losses) ?? []);
    losses.push(...imageLosses(questions));
    return Promise.resolve({ bytes: new TextEncoder().encode(texts.join('\n')), losses });
  },
};

/** A question ends with its answer; an empty line inside one does no harm. */
function blocksOf(text: string): { line: number; lines: string[] }[] {
  const blocks: { line: number; lines: string[] }[] = [];
  let open: { line: number; lines: string[] } | null = null;
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line === '') {
      // What follows an empty line and is no option starts another question.
      if (open?.lines.some((one) => OPTION.test(one))) open.lines.push('');
      return;
    }
    const started = open?.lines.at(-1) === '' && !OPTION.test(line) && !ANSWER.test(line);
    if (open === null || started) blocks.push((open = { line: index + 1, lines: [] }));
    if (open.lines.at(-1) === '') open.lines.pop();
    open.lines.push(line);
    if (ANSWER.test(line)) open = null;
  });
  return blocks;
}

function written(question: ExchangeQuestion, losses: Loss[]): string | null {
  const id = question.id ?? '';
  const { question: kept, losses: lost } = reduced(question, aikenHolds);
  const answer = kept?.answer;
  if (kept === null || answer === undefined || !('options' in answer)) {
    losses.push(...lost);
    return null;
  }
  const stem = plainWords(kept.stem);
  const options = answer.options.map((option) => ({ ...option, words: plainWords(option.text) }));
  const broken =
    [stem, ...options.map(({ words }) => words)].some(({ text }) => /\n/.test(text.trim())) ||
    OPTION.test(stem.text) ||
    ANSWER.test(stem.text) ||
    options.length > 26;
  if (broken) {
    losses.push({
      id,
      what: 'all of it: Aiken has one plain line for the question and each option',
    });
    return null;
  }
  losses.push(...lost);
  if (stem.loses || options.some(({ words }) => words.loses)) {
    losses.push({ id, what: 'its code marks and emphasis' });
  }
  const letter = (index: number) => String.fromCharCode(65 + index);
  return [
    stem.text,
    ...options.map(({ words }, index) => `${letter(index)}. ${words.text}`),
    `ANSWER: ${letter(options.findIndex(({ correct }) => correct))}`,
    '',
  ].join('\n');
}
