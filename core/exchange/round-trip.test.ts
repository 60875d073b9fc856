import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { ExchangeQuestion, Format } from '@/core/exchange/exchange';
import { aiken, aikenHolds } from '@/core/exchange/formats/aiken';
import { apkg } from '@/core/exchange/formats/apkg';
import { csv } from '@/core/exchange/formats/csv';
import { gift, giftHolds } from '@/core/exchange/formats/gift';
import { json } from '@/core/exchange/formats/json';
import { moodleHolds, moodleXml } from '@/core/exchange/formats/moodle-xml';
import { qti21, qti22 } from '@/core/exchange/formats/qti';
import { reduced, type Capacity } from '@/core/exchange/losses';
import { escapedMarkdown } from '@/core/exchange/markdown-text';
import { plainWords } from '@/core/exchange/plain-words';
import { qtiHolds } from '@/core/exchange/qti-writer';
import { aids } from '@/core/exchange/testing/aids';
import { anyQuestions } from '@/core/exchange/testing/arbitrary';

vi.setConfig({ testTimeout: 60_000 });
fc.configureGlobal({ numRuns: 25 });

async function again(format: Format, questions: readonly ExchangeQuestion[]) {
  const { bytes } = (await format.write?.(questions, aids)) ?? { bytes: new Uint8Array() };
  const {
    questions: read,
    refused,
    found,
  } = await format.read(bytes, `x.${format.endings[0]}`, aids);
  expect(refused).toEqual([]);
  expect(found).toBe(read.length);
  return read.map((one) => ({ ...one, line: 0 }));
}

function held(questions: readonly ExchangeQuestion[], capacity: Capacity): ExchangeQuestion[] {
  return questions.flatMap((one) => reduced(one, capacity).question ?? []);
}

describe('what comes back is what the format holds', () => {
  it.each([[json], [csv], [apkg]])('$name: everything', async (format) => {
    await fc.assert(
      fc.asyncProperty(anyQuestions, async (questions) => {
        expect(await again(format, questions)).toEqual(questions);
        expect((await format.write?.(questions, aids))?.losses).toEqual([]);
      }),
    );
  });

  it.each([
    [gift, giftHolds],
    [moodleXml, moodleHolds],
    [qti21, qtiHolds],
    [qti22, qtiHolds],
  ])('$name: all that its capacity says', async (format, capacity) => {
    await fc.assert(
      fc.asyncProperty(anyQuestions, async (questions) => {
        expect(await again(format, questions)).toEqual(held(questions, capacity));
      }),
    );
  });

  it('aiken: the words of single choice', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuestions, async (questions) => {
        const expected = held(questions, aikenHolds).flatMap((one) => {
          const lines = [
            one.stem,
            ...('options' in one.answer ? one.answer.options : []).map(({ text }) => text),
          ];
          return lines.some((text) => plainWords(text).text.includes('\n')) ? [] : [words(one)];
        });
        expect(await again(aiken, questions)).toEqual(expected);
      }),
    );
  });

  it('tells each question that lost something, and none that did not', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuestions, async (questions) => {
        const losses = (await gift.write?.(questions, aids))?.losses ?? [];
        const told = new Set(losses.map(({ id }) => id));
        for (const one of questions) {
          const whole = JSON.stringify(reduced(one, giftHolds).question) === JSON.stringify(one);
          expect(told.has(one.id ?? '')).toBe(!whole);
        }
      }),
    );
  });
});

function words(question: ExchangeQuestion): ExchangeQuestion {
  const plain = (text: string) => escapedMarkdown(plainWords(text).text);
  const { answer } = question;
  const options = ('options' in answer ? answer.options : []).map((option) => ({
    ...option,
    text: plain(option.text),
  }));
  return {
    ...question,
    id: null,
    stem: plain(question.stem),
    answer: { ...answer, options } as typeof answer,
  };
}
