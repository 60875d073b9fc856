// Decides whether kept JSON still is a question that this version can grade.
import { z } from 'zod';
import { DIFFICULTIES, type Question } from '@/core/questions/question';
import { kindOf } from '@/core/questions/registry';

const html = z.string();

const question = z.object({
  id: z.string(),
  pattern: z.string(),
  was: z.array(z.string()),
  kind: z.string(),
  difficulty: z.enum(DIFFICULTIES),
  skill: z.string(),
  place: z.enum(['pool', 'lesson']),
  rev: z.number(),
  version: z.string(),
  seconds: z.number().nullable(),
  tags: z.array(z.string()),
  title: z.string(),
  stem: html,
  hints: z.array(html),
  solution: z.array(html),
  quickCheck: html.nullable(),
  mistakes: z.array(z.object({ html, misconception: z.string().nullable() })),
  misconceptions: z.array(z.string()),
  shuffle: z.boolean(),
  body: z.unknown(),
  source: z.object({ file: z.string(), line: z.number() }),
}) satisfies z.ZodType<Question>;

/**
 * A question out of a snapshot's JSON.
 *
 * @throws DomainError "questions/unknown" where its kind is gone; ZodError where the shape is not a
 *   question's or the body not its kind's.
 */
export function readQuestion(json: unknown): Question {
  const read = question.parse(json);
  return { ...read, body: kindOf(read).body.parse(read.body) };
}
