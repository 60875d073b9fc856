// Decides what goes over the wire while a test is taken and when it is judged.
// Nothing in `openTest` tells right from wrong; only `testResult` does.
import { z } from 'zod';
import {
  anyResponse,
  confidence,
  elapsedMs,
  explanation,
  patternId,
  shownIds,
  versionHash,
} from '@/core/questions/answer';
import { questionView } from '@/core/questions/registry';

export const VERDICTS = ['strong', 'not-yet', 'unsure'] as const;
export const verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof verdict>;

export const TEST_STATES = ['open', 'judged', 'closed'] as const;
export const testState = z.enum(TEST_STATES);
export type TestState = z.infer<typeof testState>;

export const testKind = z.enum(['full', 'check']);
export type TestKind = z.infer<typeof testKind>;

/** `id` is the client's, so that a retry starts nothing twice; without one the server makes one. */
export const startTestRequest = z.strictObject({
  id: z.uuid().optional(),
  pattern: patternId,
  kind: testKind.optional(),
});

export const saveTestAnswerRequest = z.strictObject({
  response: anyResponse,
  version: versionHash.optional(),
  shown: shownIds.optional(),
  confidence: confidence.nullable().optional(),
  elapsedMs: elapsedMs.optional(),
  answeredAt: z.iso.datetime({ offset: true }).optional(),
  timeZone: z.string().min(1).max(64).optional(),
  /** Grows on the client; an older one never overwrites a newer. */
  seq: z.number().int().min(0).max(2_147_483_647),
});
export type SaveTestAnswerRequest = z.infer<typeof saveTestAnswerRequest>;

const saved = z.object({
  response: anyResponse,
  confidence: confidence.nullable(),
  seq: z.number().int(),
  elapsedMs: z.number().int(),
});

export const testQuestion = z.intersection(
  questionView,
  z.object({
    position: z.number().int().min(1),
    /** What was saved last; null while nothing was. */
    saved: saved.nullable(),
    /** Judged positions take no more answers. */
    judged: z.boolean(),
  }),
);
export type TestQuestion = z.infer<typeof testQuestion>;

const points = z.object({ score: z.number(), asked: z.number().int() });

export const testResult = z.object({
  verdict,
  /** Probability in [0, 1] that the pattern is strong. */
  pStrong: z.number().min(0).max(1),
  /** Points won, of `asked`. */
  score: z.number(),
  asked: z.number().int(),
  byDifficulty: z.object({ easy: points, medium: points, hard: points }),
  /** Likely share of the whole pattern, as [low, high] in 0 to 1. */
  range: z.tuple([z.number(), z.number()]),
  strongUntil: z.iso.date().nullable(),
  /** How many more questions may follow: 0 to 5. */
  more: z.number().int().min(0).max(5),
  /** Earliest time for another test of the pattern. */
  retestAt: z.iso.datetime(),
  /** Patterns that this one builds on, whose skills a strong verdict made last longer. */
  credits: z.array(
    z.object({ pattern: patternId, title: z.string(), skills: z.number().int().min(1) }),
  ),
  /** Skills (`track/pattern#slug`) with a miss, weakest first. */
  weakSkills: z.array(z.object({ skill: z.string(), title: z.string() })),
  questions: z.array(
    z.intersection(
      questionView,
      explanation.extend({ position: z.number().int().min(1), skillTitle: z.string() }),
    ),
  ),
});
export type TestResult = z.infer<typeof testResult>;

export const test = z.object({
  id: z.uuid(),
  pattern: patternId,
  patternTitle: z.string(),
  kind: testKind,
  state: testState,
  startedAt: z.iso.datetime(),
  questions: z.array(testQuestion),
  /** Null until the first submit. */
  result: testResult.nullable(),
});
export type Test = z.infer<typeof test>;
