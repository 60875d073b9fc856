// Decides which misconceptions a question can show: those of its answer, its mistakes and its comment.
// Refuses to know the kinds: every answer keeps the slug under the same name.
import type { Question } from '@/core/questions/question';

/** @returns slugs, each once, in the order of the text */
export function misconceptionsOf(
  question: Pick<Question, 'body' | 'mistakes' | 'misconceptions'>,
): string[] {
  return [
    ...new Set([
      ...within(question.body),
      ...question.mistakes.flatMap(({ misconception }) => misconception ?? []),
      ...question.misconceptions,
    ]),
  ];
}

function within(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'misconception' && typeof inner === 'string' ? [inner] : within(inner),
  );
}
