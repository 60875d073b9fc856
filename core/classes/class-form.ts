// Decides what a class may be called, and how somebody may be called in it.
import { z } from 'zod';
import { isTimeZone } from '@/core/time';

const LONGEST_NAME = 80;
const LONGEST_SHOWN = 60;

/** One line of text: runs of white space are one space, nothing that cannot be seen. */
function line(longest: number) {
  return z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(longest)
        .regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}]*$/u),
    );
}

export const className = line(LONGEST_NAME);
/** A name, or in a pseudonymous class a nickname. */
export const shownAs = line(LONGEST_SHOWN);

export const newClass = z.strictObject({
  name: className,
  pseudonymous: z.boolean(),
  timeZone: z.string().max(64).refine(isTimeZone),
});
export type NewClass = z.infer<typeof newClass>;
