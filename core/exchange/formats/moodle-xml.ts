// Decides what a file of Moodle XML is, and what of a question it holds.
import { decoded, Tally } from '@/core/exchange/draft';
import type { Format } from '@/core/exchange/exchange';
import { Images } from '@/core/exchange/images';
import { reducedAll, type Capacity } from '@/core/exchange/losses';
import { fileOf, readMoodleQuestion, wordsOfQuestion } from '@/core/exchange/moodle-reader';
import { writeMoodleQuestion } from '@/core/exchange/moodle-writer';
import { attributeOf, elementsIn, linesOf, xmlTree } from '@/core/exchange/xml';
import { DomainError } from '@/core/errors';

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
      tally.take(lines[index] ?? 0, wordsOfQuestion(element), () =>
        readMoodleQuestion(element, index),
      );
    });
    return Promise.resolve(tally.reading());
  },

  write(questions, aids) {
    const { kept, losses } = reducedAll(questions, moodleHolds);
    const texts = kept.map((question) => writeMoodleQuestion(question, aids)).join('');
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${texts}</quiz>\n`;
    return Promise.resolve({ bytes: new TextEncoder().encode(text), losses });
  },
};
