// Decides what a file of Moodle's GIFT is, and what of a question it holds.
import { blankMark, clozeText } from '@/core/exchange/cloze-text';
import { decoded, Tally } from '@/core/exchange/draft';
import type { Format } from '@/core/exchange/exchange';
import { blocksOf, readGiftQuestion, unescaped } from '@/core/exchange/gift-reader';
import { writeGiftQuestion } from '@/core/exchange/gift-writer';
import { imageLosses, reducedAll, type Capacity } from '@/core/exchange/losses';

export const giftHolds: Capacity = {
  kinds: ['single', 'multiple', 'true-false', 'numeric', 'text', 'cloze', 'matching'],
  features: ['solution', 'feedback', 'tags', 'difficulty', 'spare'],
  cannot({ stem, answer }) {
    if (answer.kind === 'matching') {
      const arrow = answer.pairs.some(({ left }) => left.includes('->'));
      return arrow ? 'one of its left sides has an arrow, which parts pairs in GIFT' : null;
    }
    if (answer.kind !== 'cloze') return null;
    const { text, blanks } = clozeText(stem);
    const fits =
      blanks.length === 1 && blanks[0]?.wrong === null && !text.trim().endsWith(blankMark(0));
    return fits && !text.includes('```')
      ? null
      : 'GIFT has one gap a question, typed, outside of code and with words after it';
  },
};

/** @see https://docs.moodle.org/en/GIFT_format */
export const gift: Format = {
  name: 'gift',
  endings: ['gift', 'txt'],

  detect(fileName, bytes) {
    if (/\.gift$/i.test(fileName)) return 0.95;
    if (!/\.txt$/i.test(fileName)) return 0;
    const start = new TextDecoder().decode(bytes.subarray(0, 65_536));
    return /^\s*::.*::|(?<!\\)\{[^{}]*(?<!\\)[=~#]/m.test(start) ? 0.8 : 0;
  },

  read(bytes) {
    const tally = new Tally();
    for (const block of blocksOf(decoded(bytes))) {
      tally.take(block.line, unescaped(block.text), () => readGiftQuestion(block));
    }
    return Promise.resolve(tally.reading());
  },

  write(questions) {
    const { kept, losses } = reducedAll(questions, giftHolds);
    return Promise.resolve({
      bytes: new TextEncoder().encode(kept.map(writeGiftQuestion).join('\n')),
      losses: [...losses, ...imageLosses(kept)],
    });
  },
};
