// Decides what a review looks like over the wire: what is due, what fits today, and why each comes.
// Which skills those are is the queue's decision.
import { z } from 'zod';
import { questionView } from '@/core/questions/registry';

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
  /** A sentence: why it comes now. */
  because: z.string(),
});
export type ReviewItem = z.infer<typeof reviewItem>;

/** What waits, without the questions: home and progress show this. */
export const reviewHead = z.object({
  /** Skills due now. */
  due: z.number().int().min(0),
  /** How many of them fit in what is left of today's minutes. */
  today: z.number().int().min(0),
  /** What those take, in whole minutes, by the questions' usual times and the learner's pace. */
  todayMinutes: z.number().int().min(0),
  /** Minutes with one decimal; planned is 0 on a day without practice. */
  minutes: z.object({
    planned: z.number().min(0),
    done: z.number().min(0),
    left: z.number().min(0),
  }),
  /** The next local day on which something becomes due, and the instant at which it begins. */
  nextDue: z
    .object({ day: z.iso.date(), at: z.iso.datetime(), count: z.number().int().min(1) })
    .nullable(),
  /**
   * More is due than a day holds: spread over `days`, `perDay` a day. `total` is at most what three
   * days hold; show it and never `due`, so that nobody faces a mountain.
   */
  backlog: z
    .object({
      total: z.number().int().min(1),
      days: z.number().int().min(1),
      perDay: z.number().int().min(1),
    })
    .nullable(),
});
export type ReviewHead = z.infer<typeof reviewHead>;

export const review = reviewHead.extend({ items: z.array(reviewItem) });
export type Review = z.infer<typeof review>;
