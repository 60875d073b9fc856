// Decides what a teacher may ask of a class, and what of it counts. Times come from the caller.
import { z } from 'zod';
import { DAY_MS } from '@/core/time';

export const ASSIGNMENT_KINDS = ['test', 'practice', 'review', 'warm-up'] as const;
export type AssignmentKind = (typeof ASSIGNMENT_KINDS)[number];

/** From so many answers on a day of practice or review counts: more than a glance, less than a chore. */
export const ANSWERS_A_DAY = 5;
export const MOST_DAYS = 60;
/** From asking until it is due, at most; how somebody stands is read from no more days than that. */
export const MOST_DAYS_AHEAD = 400;
const DAYS_A_WEEK = 7;

const due = z.iso.date();
const pattern = z.string().regex(/^[a-z0-9-]{1,64}\/[a-z0-9-]{1,64}$/);

/** What the form asks for; warm-ups are assigned from their own page. */
export const assignmentForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('test'), pattern, due }),
  z.object({ kind: z.literal('practice'), pattern, days: z.int().min(1).max(MOST_DAYS), due }),
  z.object({ kind: z.literal('review'), days: z.int().min(1).max(DAYS_A_WEEK), due }),
]);
export type AssignmentForm = z.infer<typeof assignmentForm>;

export interface Assignment {
  id: string;
  kind: AssignmentKind;
  pattern: string | null;
  warmUpId: string | null;
  /** Days of practice, or days a week of review. */
  days: number | null;
  startsAt: Date;
  dueAt: Date;
}

/** As its teachers read it. */
export interface ClassAssignment extends Assignment {
  /** Members who erased their account: how many were asked, and were done. Nothing else is kept of them. */
  erased: { members: number; done: number };
}

/** What was due longer ago is no longer told of by itself: neither to learners nor to teachers. */
export const TOLD_AFTER_DUE_DAYS = 14;

/** Whether how everybody stands is told without being asked for: under way, or due lately. */
export function isCurrent({ dueAt }: Pick<Assignment, 'dueAt'>, now: Date): boolean {
  return now.getTime() - dueAt.getTime() <= TOLD_AFTER_DUE_DAYS * DAY_MS;
}
