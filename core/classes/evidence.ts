// Decides what a teacher is told behind one cell: the range, the days, the answers, the verdicts.
// Says right or wrong and how sure; what somebody wrote stays theirs.
import { z } from 'zod';
import { level } from '@/core/mastery/progress';

export const evidence = z.object({
  student: z.object({ id: z.uuid(), name: z.string() }),
  pattern: z.object({ id: z.string(), title: z.string() }),
  /** Of the class: in it the moments are written. */
  timeZone: z.string(),
  /** Null where nothing was answered. */
  held: z
    .object({
      level,
      /** M as a range, in percent. */
      low: z.number().int(),
      high: z.number().int(),
      /** Too unsure to go by. */
      isUnsure: z.boolean(),
      /** In a week and in a month without practice, in percent. */
      inWeek: z.number().int(),
      inMonth: z.number().int(),
      daysAgo: z.number().int(),
    })
    .nullable(),
  /** Newest first. */
  tests: z.array(
    z.object({
      at: z.iso.datetime(),
      verdict: z.enum(['strong', 'not-yet', 'unsure']),
      score: z.number().nullable(),
      asked: z.number().int().nullable(),
      /** Probability that the pattern was strong, in percent. */
      certainty: z.number().int(),
    }),
  ),
  /** Days with answers, newest first. */
  days: z.array(
    z.object({
      day: z.iso.date(),
      answers: z.number().int(),
      right: z.number().int(),
      minutes: z.number(),
    }),
  ),
  /** Newest first. */
  answers: z.array(
    z.object({
      at: z.iso.datetime(),
      /** Plain beginning of the question; null where the content has it no more. */
      question: z.string().nullable(),
      difficulty: z.string(),
      context: z.enum(['practice', 'review', 'lesson', 'test']),
      correct: z.boolean(),
      /** Right, and may have been luck. */
      lucky: z.boolean(),
      skipped: z.boolean(),
      confidence: z.string().nullable(),
      hints: z.number().int(),
    }),
  ),
});
export type Evidence = z.infer<typeof evidence>;
