// Decides how questions travel as JSON: all that we know of them, field by field.
import { z } from 'zod';
import { DomainError } from '@/core/errors';
import { decoded, Tally, Unusable } from '@/core/exchange/draft';
import { exchangeQuestion, type Format } from '@/core/exchange/exchange';

const file = z.object({ format: z.literal(1), questions: z.array(z.unknown()) });

export const json: Format = {
  name: 'json',
  endings: ['json'],

  detect: (fileName) => (/\.json$/i.test(fileName) ? 0.9 : 0),

  read(bytes) {
    const tally = new Tally();
    const { questions } = parsed(decoded(bytes));
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
    return Promise.resolve(tally.reading());
  },

  write(questions) {
    const bare = questions.map(({ line: _line, notes: _notes, ...rest }) => rest);
    const text = `${JSON.stringify({ format: 1, questions: bare }, null, 2)}\n`;
    return { bytes: new TextEncoder().encode(text), losses: [] };
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
