// Decides how a word to the next page travels through the browser: sealed, so that nobody reads or writes
// it there, and for a minute. Does not know what is said.
import { decode, encode } from 'next-auth/jwt';
import { env } from '@/server/env';

export const NOTE_SECONDS = 60;

/** A key of its own: no note is ever taken for a session, nor a session for a note. */
const SALT = 'a word to the next page';

interface Note {
  /** Whom and what it is meant for; another one does not open it. */
  about: string;
  /** Anything that JSON can hold. */
  body: unknown;
}

/** @returns a cookie's value */
export function sealNote({ about, body }: Note, now: Date): Promise<string> {
  const token = { about, body, until: now.getTime() + NOTE_SECONDS * 1000 };
  return encode({ token, secret: env().AUTH_SECRET, salt: SALT, maxAge: NOTE_SECONDS });
}

/** @returns null for what is not from here, was changed or is older than a minute */
export async function openNote(sealed: string, now: Date): Promise<Note | null> {
  try {
    const payload = await decode({ token: sealed, secret: env().AUTH_SECRET, salt: SALT });
    const { about, until, body } = payload ?? {};
    if (typeof about !== 'string' || typeof until !== 'number') return null;
    return until > now.getTime() ? { about, body } : null;
  } catch {
    return null;
  }
}
