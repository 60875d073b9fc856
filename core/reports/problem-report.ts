// Decides what a learner may say is wrong with a question, and what of it an author is told.
import { z } from 'zod';
import { anyResponse, questionId, versionHash } from '@/core/questions/answer';

export const REASONS = ['key', 'unclear', 'mistake', 'broken', 'other'] as const;
export type Reason = (typeof REASONS)[number];

const MOST_RESPONSE = 8_000;

/** `id` is the client's: sending it twice reports it once. */
export const problemReport = z.strictObject({
  id: z.uuid(),
  question: questionId,
  /** What was shown. */
  version: versionHash,
  reason: z.enum(REASONS),
  text: z.string().trim().max(2_000).default(''),
  /** What was chosen, where something was. */
  response: anyResponse
    .nullable()
    .default(null)
    .refine((response) => JSON.stringify(response).length <= MOST_RESPONSE, 'Too long.'),
});
export type ProblemReport = z.infer<typeof problemReport>;

/** What an author sees of a report. */
export interface ToldProblem {
  /** What names it where it is settled. */
  key: string;
  /** Slug of the question. */
  question: string;
  title: string;
  /** Since it was reported, the question's wording has changed: not only what it is called. */
  isOutdated: boolean;
  reason: Reason;
  text: string;
  /** What was chosen, in words; null where nothing was. */
  response: string | null;
  createdAt: Date;
  resolvedAt: Date | null;
}
