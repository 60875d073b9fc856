// Decides what a learner may say is wrong with a question.
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
