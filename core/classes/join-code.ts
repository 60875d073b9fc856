// Decides what a join code looks like and how forgivingly a typed one is read. Draws none.

/** No I, L, O, 0 or 1: nobody mistakes one for another, on paper or aloud. */
export const CODE_SYMBOLS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const CODE_LENGTH = 8;

const CODE = new RegExp(`^[${CODE_SYMBOLS}]{${CODE_LENGTH}}$`);

/**
 * @param typed in any case, with spaces or dashes in between
 * @returns the code, or null where the text cannot be one
 */
export function readCode(typed: string): string | null {
  // No code is longer, however generously it is spaced.
  if (typed.length > 64) return null;
  const code = typed.toUpperCase().replace(/[\s\p{Pd}]/gu, '');
  return CODE.test(code) ? code : null;
}
