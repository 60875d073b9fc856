// Decides how questions travel as JSON: all that we know of them, field by field.
import { z } from 'zod';
import { DomainError } from '@/core/errors';
import { decoded, Tally, Unusable } from '@/core/exchange/draft';
import { exchangeQuestion, type Format } from '@/core/exchange/exchange';
import { base64Of, bytesOfBase64, Images } from '@/core/exchange/images';
import { imagesOf } from '@/core/exchange/losses';

const file = z.object({
  format: z.literal(1),
  questions: z.array(z.unknown()),
  /** Base64, by the address that the questions show them by. */
  images: z.record(z.string(), z.string()).default({}),
});

export const json: Format = {
  name: 'json',
  endings: ['json'],

  detect(fileName, bytes) {
    const start = new TextDecoder().decode(bytes.subarray(0, 4096));
    if (/^\s*\{\s*"format"\s*:\s*1\s*,/.test(start)) return 0.95;
    return /\.json$/i.test(fileName) ? 0.5 : 0;
  },

  read(bytes) {
    const { questions, images } = parsed(decoded(bytes));
    const tally = new Tally(
      new Images((address) =>
        bytesOfBase64(Object.hasOwn(images, address) ? (images[address] ?? '') : '!'),
      ),
    );
    questions.forEach((value, index) => {
      tally.take(index + 1, wordsOf(value), () => {
        const read = exchangeQuestion.safeParse(value);
        const [issue] = read.error?.issues ?? [];
        if (!read.success) {
          throw new Unusable(
            `Its field "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}.`,
          );
        }
        return { ...read.data, line: index + 1 };
      });
    });
    return Promise.resolve({ ...tally.reading(), ownIds: true });
  },

  write(questions, aids) {
    const bare = questions.map(({ line: _line, notes: _notes, ...rest }) => rest);
    const images = Object.fromEntries(
      questions.flatMap(imagesOf).flatMap((address) => {
        const image = aids.image(address);
        return image === null ? [] : [[address, base64Of(image)]];
      }),
    );
    const whole = { format: 1, questions: bare, ...(Object.keys(images).length > 0 && { images }) };
    const text = `${JSON.stringify(whole, null, 2)}\n`;
    return Promise.resolve({ bytes: new TextEncoder().encode(text), losses: [] });
  },
};

function parsed(text: string): z.output<typeof file> {
  try {
    return file.parse(JSON.parse(text));
  } catch {
    throw new DomainError(
      'exchange/unreadable',
      'This is no JSON of { "format": 1, "questions": […] }.',
    );
  }
}

function wordsOf(value: unknown): string {
  return z.object({ stem: z.string() }).safeParse(value).data?.stem ?? '';
}
