// Decides how the quizzes of mdbook-quiz (TOML) are read: multiple choice, short answer, tracing.
import { parse } from 'smol-toml';
import { z } from 'zod';
import { DomainError } from '@/core/errors';
import { choiceOf, decoded, Tally, textOf, Unusable } from '@/core/exchange/draft';
import type { ExchangeDraft, Format } from '@/core/exchange/exchange';
import { Images } from '@/core/exchange/images';

const texts = z.union([z.string(), z.array(z.string())]);
const choice = z.object({
  prompt: z.object({ prompt: z.string(), distractors: z.array(z.string()).default([]) }),
  answer: z.object({ answer: texts }),
});
const short = z.object({
  prompt: z.object({ prompt: z.string() }),
  answer: z.object({ answer: z.string(), alternatives: z.array(z.string()).default([]) }),
});
const tracing = z.object({
  prompt: z.object({ program: z.string() }),
  answer: z.object({
    doesCompile: z.boolean(),
    stdout: z.string().default(''),
    lineNumber: z.int().optional(),
  }),
});
const common = z.object({
  type: z.string(),
  context: z.string().nullable().default(null),
  multipart: z.string().optional(),
});

/** @see https://github.com/cognitive-engineering-lab/mdbook-quiz */
export const mdbookQuiz: Format = {
  name: 'mdbook-quiz',
  endings: ['toml'],

  detect: (fileName) => (/\.toml$/i.test(fileName) ? 0.95 : 0),

  read(bytes, _fileName, aids) {
    const text = decoded(bytes);
    const lines = linesOf(text);
    const { questions, multipart } = tables(text);
    const tally = new Tally(new Images(aids.neighbour));
    questions.forEach((one, index) => {
      tally.take(lines[index] ?? 0, wordsOf(one), () => draftOf(one, multipart));
    });
    return Promise.resolve(tally.reading());
  },
};

function tables(text: string): { questions: unknown[]; multipart: Record<string, unknown> } {
  try {
    const { questions, multipart } = parse(text);
    return {
      questions: Array.isArray(questions) ? questions : [],
      multipart: z.record(z.string(), z.unknown()).catch({}).parse(multipart),
    };
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw new DomainError('exchange/unreadable', `This is no TOML: ${reason}.`.replace('..', '.'));
  }
}

function linesOf(text: string): number[] {
  return text
    .split('\n')
    .flatMap((line, index) => (/^\s*\[\[\s*questions\s*\]\]/.test(line) ? [index + 1] : []));
}

function wordsOf(value: unknown): string {
  const read = z.object({ prompt: z.record(z.string(), z.unknown()) }).safeParse(value);
  return String(read.data?.prompt['prompt'] ?? read.data?.prompt['program'] ?? '');
}

function draftOf(value: unknown, multipart: Record<string, unknown>): ExchangeDraft {
  const { type, context, multipart: part } = checked(common, value);
  const shared = part === undefined ? '' : multipart[part];
  const asked = (prompt: string) =>
    [typeof shared === 'string' ? shared.trim() : '', prompt.trim()].filter(Boolean).join('\n\n');
  const solution = context === null || context.trim() === '' ? null : context;
  if (type === 'MultipleChoice') {
    const { prompt, answer } = checked(choice, value);
    const right = [answer.answer].flat();
    const options = [
      ...right.map((text) => ({ text, correct: true })),
      ...prompt.distractors.map((text) => ({ text, correct: false })),
    ];
    return { stem: asked(prompt.prompt), answer: choiceOf(options), solution };
  }
  if (type === 'ShortAnswer') {
    const { prompt, answer } = checked(short, value);
    const accepted = [answer.answer, ...answer.alternatives];
    return { stem: asked(prompt.prompt), answer: textOf(accepted.map(withoutTicks)), solution };
  }
  if (type === 'Tracing') return traced(checked(tracing, value), asked, solution);
  throw new Unusable(`Questions of the type "${type}" are not taken.`);
}

function traced(
  { prompt, answer }: z.output<typeof tracing>,
  asked: (prompt: string) => string,
  solution: string | null,
): ExchangeDraft {
  const program = prompt.program.trim();
  if (answer.doesCompile) {
    if (answer.stdout.trim() === '') throw new Unusable('Its program prints nothing.');
    const output = answer.stdout.replace(/\s+$/, '');
    return {
      stem: asked('What does this program print?'),
      answer: { kind: 'output', program, language: 'rust', output },
      solution,
    };
  }
  if (answer.lineNumber === undefined) {
    throw new Unusable('Its program does not compile, and no line is named.');
  }
  const { lineNumber: line } = answer;
  const fence = program.includes('```') ? '~~~~' : '```';
  return {
    stem: asked(
      `This program does not compile. On which line does the compiler report the error?\n\n${fence}rust\n${program}\n${fence}`,
    ),
    answer: { kind: 'numeric', low: line, high: line },
    solution,
    notes: ['That it does not compile is said; only the line is asked.'],
  };
}

function checked<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new Unusable(`Its field "${issue?.path.join('.') ?? ''}" is missing or of another type.`);
}

function withoutTicks(text: string): string {
  return text.trim().replace(/^`([^`]*)`$/, '$1');
}
