// Decides what goes over the wire when a learner is told something once.
import { z } from 'zod';

export const notice = z.object({
  id: z.uuid(),
  /** Names its sentence in the messages; `data` fills it. */
  kind: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  createdAt: z.iso.datetime(),
});
export type Notice = z.infer<typeof notice>;
