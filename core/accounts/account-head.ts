// Decides what the top of a page may know of whoever is signed in.
import { z } from 'zod';

export const accountHead = z.object({
  /** As they call themselves, else their e-mail. */
  name: z.string(),
  role: z.enum(['student', 'teacher', 'author', 'admin']),
});
export type AccountHead = z.infer<typeof accountHead>;
