// Decides what a learner is told of what their classes ask of them, and how it goes over the wire.
import { z } from 'zod';
import { ASSIGNMENT_KINDS } from '@/core/assignments/assignment';

export const ownAssignment = z.object({
  id: z.uuid(),
  class: z.object({ id: z.uuid(), name: z.string() }),
  kind: z.enum(ASSIGNMENT_KINDS),
  pattern: z.string().nullable(),
  /** Of the pattern; null where none is meant, or it is no longer offered. */
  title: z.string().nullable(),
  warmUpId: z.uuid().nullable(),
  /** Days of practice, or days a week of review. */
  days: z.int().nullable(),
  /** The last local day on which it is in time, where the class is; with the extension. */
  dueDay: z.iso.date(),
  /** Whole days from the class's today to it, negative once it has gone by. */
  dueInDays: z.int(),
  dueAt: z.iso.datetime(),
  state: z.enum(['not-begun', 'under-way', 'done']),
  late: z.boolean(),
  extended: z.boolean(),
  done: z.int(),
  of: z.int(),
  /** This week's days of a review. */
  week: z.object({ done: z.int(), of: z.int() }).nullable(),
  /** From so many answers on a day counts. */
  answersADay: z.int(),
  /** Where it is done. */
  href: z.string(),
});
export type OwnAssignment = z.infer<typeof ownAssignment>;

export const ownAssignments = z.object({
  /** Whether the learner is in a class at all. */
  inClass: z.boolean(),
  assignments: z.array(ownAssignment),
});
export type OwnAssignments = z.infer<typeof ownAssignments>;
