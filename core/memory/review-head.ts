// Decides how it is told what waits in the review, without its questions.
import { z } from 'zod';

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
  /**
   * The next local day on which something becomes due, and the instant at which it begins. Where
   * nothing is due and a miss waits for its retry: today, and when it may come.
   */
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
