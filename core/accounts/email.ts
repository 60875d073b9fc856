// Decides what an e-mail address is and when two are the same. Whether mail arrives there, a letter shows.
import { z } from 'zod';

const LONGEST = 254;

/** Spaces around it and capitals make no other address; what looks the same is the same (NFKC). */
export function normalEmail(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

export const email = z
  .string()
  .max(1_000)
  .transform(normalEmail)
  .pipe(z.email({ pattern: z.regexes.unicodeEmail }).max(LONGEST));
