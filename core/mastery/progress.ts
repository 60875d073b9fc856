// Decides how mastery is told: a level with a word, never a bare number.
// The numbers come from estimate.ts and levels.ts.
import { z } from 'zod';

export const LEVELS = [
  'not-started',
  'learning',
  'getting-there',
  'refresh-due',
  'strong',
  'lasting',
] as const;
export const level = z.enum(LEVELS);
export type Level = z.infer<typeof level>;

/** How strong one pattern is for one learner, at one moment. */
export const masterySummary = z.object({
  /** `track/pattern` */
  pattern: z.string(),
  /** M(t), 0 to 1. */
  mastery: z.number().min(0).max(1),
  /** P(t), 0 to 1: probability that the pattern is strong. */
  strength: z.number().min(0).max(1),
  level,
  /** Local day until which it holds without practice; null unless strong or lasting. */
  strongUntil: z.iso.date().nullable(),
});
export type MasterySummary = z.infer<typeof masterySummary>;

/** One step to take now, and why. */
export const nextStep = z.object({
  action: z.enum(['resume-test', 'refresh', 'practise', 'test', 'read']),
  pattern: z.string(),
  /** Present for `resume-test`. */
  testId: z.uuid().nullable(),
});
export type NextStep = z.infer<typeof nextStep>;

export const progress = z.object({
  patterns: z.array(
    masterySummary.extend({
      /** Answers kept for this pattern, tests included. */
      answers: z.number().int().min(0),
      lastAnsweredAt: z.iso.datetime().nullable(),
      /** Days ISO, newest first, at most five. */
      tests: z.array(
        z.object({
          id: z.uuid(),
          at: z.iso.datetime(),
          verdict: z.enum(['strong', 'not-yet', 'unsure']),
          score: z.number(),
          asked: z.number().int(),
        }),
      ),
    }),
  ),
  next: nextStep.nullable(),
});
export type Progress = z.infer<typeof progress>;
