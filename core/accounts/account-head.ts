// Decides what the top of a page may know of whoever is signed in.
import { z } from 'zod';

export const accountHead = z.object({
  /** As they call themselves, else their e-mail. */
  name: z.string(),
  role: z.enum(['student', 'teacher', 'author', 'admin']),
  /** In which dates are written, BCP 47; null follows the product. */
  dateLocale: z.string().nullable(),
});
export type AccountHead = z.infer<typeof accountHead>;
