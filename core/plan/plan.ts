// Decides what a learner may choose about their practice, and how it goes over the wire.
// Refuses to know what follows from it: the queue and the schedule decide that.
import { z } from 'zod';
import { PACES } from '@/core/memory/retention';
import { isTimeZone } from '@/core/time';

export const DEFAULT_MINUTES = 15;
export const DEFAULT_ROLLOVER_HOUR = 4;
const MOST_EXAMS = 50;

const exam = z.strictObject({
  /** Slug of a track. */
  track: z.string().regex(/^[a-z0-9-]{1,64}$/, 'Expected a track.'),
  /** The learner's local day. */
  day: z.iso.date(),
});

export const plan = z.strictObject({
  /** Given to practice on a day of practice. */
  dailyMinutes: z.number().int().min(5).max(120),
  /** Days of practice: 1 is Monday, 7 is Sunday. */
  days: z
    .array(z.number().int().min(1).max(7))
    .min(1, 'Keep at least one day of practice.')
    .max(7)
    .refine((days) => new Set(days).size === days.length, 'Name each day once.'),
  /** `lighter` aims 0.05 below the track's target of recall, `exam` at 0.90. */
  intensity: z.enum(PACES),
  exams: z
    .array(exam)
    .max(MOST_EXAMS)
    .refine(
      (exams) => new Set(exams.map(({ track }) => track)).size === exams.length,
      'A track has one exam at a time.',
    ),
  /** IANA name of the zone in which days are counted. */
  timeZone: z.string().min(1).max(64).refine(isTimeZone, 'There is no such time zone.'),
  /** False: the zone follows the device that answered last, and `timeZone` is where that was. */
  timeZoneChosen: z.boolean(),
  /** Local hour at which a day begins. */
  rolloverHour: z.number().int().min(0).max(23),
});
export type Plan = z.infer<typeof plan>;

/** What holds for somebody who has chosen nothing. */
export const DEFAULT_PLAN: Plan = {
  dailyMinutes: DEFAULT_MINUTES,
  days: [1, 2, 3, 4, 5, 6, 7],
  intensity: 'normal',
  exams: [],
  timeZone: 'UTC',
  timeZoneChosen: false,
  rolloverHour: DEFAULT_ROLLOVER_HOUR,
};
