// Decides what a review looks like over the wire: what is due, what fits today, and why each comes.
// Which skills those are is the queue's decision.
import { z } from 'zod';
import { questionView } from '@/core/questions/registry';
import { reviewHead } from './review-head';

export const REASONS = ['due', 'retry', 'new', 'ahead'] as const;
/** due: fading · retry: missed in this session · new: never answered · ahead: before its day. */
export type ReviewReason = (typeof REASONS)[number];

const share = z.number().min(0).max(1);

export const reviewItem = z.object({
  question: questionView,
  /** `track/pattern#slug` */
  skill: z.string(),
  skillName: z.string(),
  /** `track/pattern` */
  pattern: z.string(),
  patternTitle: z.string(),
  reason: z.enum(REASONS),
  /** Chance in [0, 1] that it is known now; null for a new skill. */
  recall: share.nullable(),
  /** The same in some days, if it is left alone until then; null for a new skill. */
  recallLater: z.object({ days: z.number().int().min(1), recall: share }).nullable(),
  /** Local day of the skill's last answer; null for a new skill. */
  lastDay: z.iso.date().nullable(),
  /** What this question usually takes, at the learner's pace. */
  seconds: z.number().int().min(1),
  /** A sentence: why it comes now. */
  because: z.string(),
});
export type ReviewItem = z.infer<typeof reviewItem>;

export const review = reviewHead.extend({ items: z.array(reviewItem) });
export type Review = z.infer<typeof review>;
