// Decides which passwords are taken: long enough, not everybody's, not one's own name. No rule about
// their composition, which makes them harder to remember and no harder to guess.

export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 256;

export type PasswordFault = 'short' | 'long' | 'common' | 'personal';

/** The same password however a keyboard writes its accents (NIST SP 800-63B asks for this). */
export function normalPassword(text: string): string {
  return text.normalize('NFKC');
}

/**
 * @param password as typed; its length is counted in characters, not in bytes
 * @param owner what others know about its owner; empty texts count for nothing
 * @param isCommon whether a password, in lower case, is on the list of those that are tried first
 * @returns null for a password that may be taken
 */
export function passwordFault(
  password: string,
  owner: { email: string; name: string },
  isCommon: (password: string) => boolean,
): PasswordFault | null {
  const normal = normalPassword(password);
  const length = [...normal].length;
  if (length < SHORTEST_PASSWORD) return 'short';
  if (length > LONGEST_PASSWORD) return 'long';
  const plain = bare(normal);
  const known = [owner.email, owner.email.split('@', 1)[0] ?? '', owner.name].map(bare);
  if (known.some((text) => text !== '' && text === plain)) return 'personal';
  return isCommon(normal.toLowerCase()) ? 'common' : null;
}

function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
