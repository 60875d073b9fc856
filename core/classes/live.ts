// Decides what a teacher is told while a class takes a test: how far, never right or wrong.
import { z } from 'zod';

export const liveState = z.object({
  pattern: z.object({ id: z.string(), title: z.string() }),
  /** Counts over the whole class. */
  working: z.number().int(),
  finished: z.number().int(),
  waiting: z.number().int(),
  /** By name; of a large class only those who have begun. */
  students: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      state: z.enum(['waiting', 'working', 'finished']),
      answered: z.number().int(),
      of: z.number().int(),
      /** Once they have handed in. */
      verdict: z.enum(['strong', 'not-yet', 'unsure']).nullable(),
    }),
  ),
});
export type LiveState = z.infer<typeof liveState>;
