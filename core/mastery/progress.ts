// Decides how mastery is told: a level with a word, never a bare number.
// The numbers come from estimate.ts and levels.ts.
import { z } from 'zod';
import { accountHead } from '@/core/accounts/account-head';
import { reviewHead } from '@/core/memory/review-head';

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
  action: z.enum(['resume-test', 'review', 'refresh', 'practise', 'test', 'read']),
  /** For `review`: that of the first skill that is due. */
  pattern: z.string(),
  /** Present for `resume-test`. */
  testId: z.uuid().nullable(),
  /** What speaks for it; only what belongs to the action. */
  why: z.object({
    /** review: skills that fade and fit today, the minutes they take, the patterns they are of. */
    skills: z.number().int().optional(),
    minutes: z.number().int().optional(),
    patterns: z.number().int().optional(),
    /** refresh: the day until which it was strong. */
    strongUntil: z.iso.date().optional(),
    /** resume-test: questions answered, of so many. */
    answered: z.number().int().optional(),
    of: z.number().int().optional(),
    /** practise, test, refresh: share of the pattern that is likely known. */
    known: z.number().min(0).max(1).optional(),
    /** Days until the exam of its track. */
    examInDays: z.number().int().optional(),
  }),
});
export type NextStep = z.infer<typeof nextStep>;

export const progress = z.object({
  /** Who the session says is asking, so that a browser knows whose answers wait in it; null for nobody. */
  learner: z.uuid().nullable(),
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
      /** When the next full test may start; null where one may now, or waits to be gone on with. */
      retestAt: z.iso.datetime().nullable(),
    }),
  ),
  /** With the title of its pattern, so that a page need not carry all titles. */
  next: nextStep.extend({ title: z.string() }).nullable(),
  /** What waits in the review; null for somebody who never answered. */
  review: reviewHead.nullable(),
  /** Who is signed in; null for guests. */
  account: accountHead.nullable(),
});
export type Progress = z.infer<typeof progress>;
