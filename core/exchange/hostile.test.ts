// Whatever bytes a reader gets, it takes, refuses by name, and ends.
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { DomainError } from '@/core/errors';
import { Unusable } from '@/core/exchange/draft';
import type { Format } from '@/core/exchange/exchange';
import { formats } from '@/core/exchange/registry';
import { aids } from '@/core/exchange/testing/aids';
import { anyQuestions } from '@/core/exchange/testing/arbitrary';

vi.setConfig({ testTimeout: 60_000 });

/** As the import command does: named errors, and text nested beyond the stack. */
async function survives(format: Format, bytes: Uint8Array): Promise<void> {
  const started = performance.now();
  try {
    const { questions, refused, found } = await format.read(bytes, 'x', aids);
    expect(questions.length + refused.length).toBe(found);
  } catch (error) {
    const isNamed =
      error instanceof DomainError || error instanceof Unusable || error instanceof RangeError;
    if (!isNamed) throw error;
  }
  expect(performance.now() - started).toBeLessThan(10_000);
}

it.each(formats.map((format) => [format.name, format] as const))(
  '%s survives random bytes and random words',
  async (_, format) => {
    const words = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '{',
            '}',
            '<',
            '>',
            '[[',
            ']]',
            '::',
            '==',
            '```',
            'Q:',
            'A:',
            'C:',
            '1.',
          ),
          fc.constantFrom(
            '<question type="cloze">',
            '{1:SA:=',
            '*a)',
            '[*]',
            '\n',
            '\n\n',
            '"',
            ',',
          ),
          fc.string({ maxLength: 6 }),
        ),
        { maxLength: 40 },
      )
      .map((parts) => new TextEncoder().encode(parts.join(' ')));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), words), (bytes) =>
        survives(format, bytes),
      ),
      { numRuns: 15 },
    );
  },
);

it.each(
  formats.flatMap((format) => (format.write === undefined ? [] : [[format.name, format] as const])),
)('%s survives changes in a file of its own', async (_, format) => {
  const [questions] = fc.sample(anyQuestions, { numRuns: 1, seed: 7 });
  const whole = (await format.write?.(questions ?? [], aids))?.bytes ?? new Uint8Array();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat({ max: Math.max(0, whole.length - 1) }), fc.nat({ max: 255 })), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.nat({ max: whole.length }),
      fc.boolean(),
      async (changes, cut, isCut) => {
        const bytes = whole.slice(0, isCut ? cut : whole.length);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        await survives(format, bytes);
      },
    ),
    { numRuns: 15 },
  );
});

const LONG = 20_000;
it.each<[string, string]>([
  ['opening brackets', '[['.repeat(LONG)],
  ['open tags', '<p>'.repeat(LONG)],
  ['half tags', '<a href="'.repeat(LONG)],
  ['backticks', '`'.repeat(LONG)],
  ['equal signs', '==a'.repeat(LONG)],
  ['braces', 'a {{c1::'.repeat(LONG)],
  ['gaps of Moodle', '{1:SA:=a~'.repeat(LONG)],
  ['colons', 'a::b '.repeat(LONG)],
  ['comments', '<!--'.repeat(LONG)],
  ['dollars', '$a'.repeat(LONG)],
  ['numbers', '1. '.repeat(LONG)],
  ['quotes', '> '.repeat(LONG)],
  ['stars', '**a'.repeat(LONG)],
  ['directives', ':::a\n'.repeat(LONG)],
  ['cards', 'a :: b\n'.repeat(5_000)],
  ['questions', 'Q: a\n'.repeat(5_000)],
])('%s without an end take no format long', async (_, text) => {
  const bytes = new TextEncoder().encode(text);
  for (const format of formats) {
    await survives(format, bytes);
    format.detect('x.txt', bytes);
  }
});
