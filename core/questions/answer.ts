// Decides what goes over the wire when a learner answers, and what comes back.
// The shapes are the contract's; views of single kinds come from the registry.
import { z } from 'zod';
import { DIFFICULTIES } from '@/core/questions/question';
import { masterySummary } from '@/core/mastery/progress';

export const CONFIDENCES = ['sure', 'unsure', 'guess'] as const;
export const confidence = z.enum(CONFIDENCES);
export type Confidence = z.infer<typeof confidence>;

export const difficulty = z.enum(DIFFICULTIES);

/** Where an answer was given. A test's answers come through the test, not through this door. */
export const answerContext = z.enum(['practice', 'review', 'lesson']);
export type AnswerContext = z.infer<typeof answerContext>;

const slug = '[a-z0-9-]{1,64}';
export const patternId = z
  .string()
  .regex(new RegExp(`^${slug}/${slug}$`), 'Expected TRACK/PATTERN.');
export const questionId = z
  .string()
  .regex(new RegExp(`^${slug}/${slug}/${slug}$`), 'Expected TRACK/PATTERN/ID.');
export const versionHash = z.string().regex(/^[0-9a-f]{16,64}$/, 'Expected a version hash.');
const shownIds = z.array(z.string().min(1).max(64)).max(100);
const elapsedMs = z.number().int().min(0).max(86_400_000);
/** IANA zone name; checked for existence where it is used. */
const timeZone = z.string().min(1).max(64);

/** `{ skip: true }` is "I don't know"; everything else belongs to the question's kind. */
export const skipped = z.object({ skip: z.literal(true) });
/** Parsed again, strictly, by the kind once the question is known. */
export const anyResponse = z.record(z.string(), z.unknown());

export const answerRequest = z.strictObject({
  id: z.uuid(),
  question: questionId,
  context: answerContext,
  response: anyResponse,
  version: versionHash.optional(),
  shown: shownIds.optional(),
  confidence: confidence.optional(),
  hintsUsed: z.number().int().min(0).max(50).optional(),
  elapsedMs: elapsedMs.optional(),
  answeredAt: z.iso.datetime({ offset: true }).optional(),
  timeZone: timeZone.optional(),
});
export type AnswerRequest = z.infer<typeof answerRequest>;

export const keyDescription = z.object({ html: z.string(), options: z.array(z.string()) });
export const feedback = z.object({
  options: z.array(
    z.object({
      id: z.string(),
      correct: z.boolean(),
      html: z.string().nullable(),
      misconception: z.string().nullable(),
    }),
  ),
  note: z.string().nullable(),
});

/** Everything that may be shown once a response was graded. */
export const explanation = z.object({
  correct: z.boolean(),
  score: z.number().min(0).max(1),
  response: anyResponse,
  answer: keyDescription,
  feedback,
  solution: z.array(z.string()),
  quickCheck: z.string().nullable(),
  mistakes: z.array(z.object({ html: z.string(), misconception: z.string().nullable() })),
});
export type Explanation = z.infer<typeof explanation>;

export const answerResult = explanation.extend({
  id: z.uuid(),
  memory: z.object({
    /** The local day on which it comes back, `YYYY-MM-DD`. */
    due: z.iso.date(),
    /** Probability in [0, 1] that it was known just before this answer. */
    recall: z.number().min(0).max(1),
    /** Correct, but more likely luck than knowledge: it comes back soon. */
    lucky: z.boolean(),
  }),
  mastery: masterySummary,
});
export type AnswerResult = z.infer<typeof answerResult>;

export const hintView = z.object({
  id: questionId,
  position: z.number().int().min(1),
  of: z.number().int().min(1),
  html: z.string(),
});
export type HintView = z.infer<typeof hintView>;

/** The fields that a view of every kind has. */
export const questionViewBase = z.object({
  id: questionId,
  pattern: patternId,
  type: z.string(),
  difficulty,
  skill: z.string(),
  version: versionHash,
  stem: z.string(),
  /** How many hints can be asked for. */
  hints: z.number().int().min(0),
  /** Ids in the order shown; sent back with the response. */
  shown: shownIds,
});

export { shownIds, elapsedMs, timeZone };
