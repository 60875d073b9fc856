import { randomUUID } from 'node:crypto';
import { decode } from 'next-auth/jwt';
import { afterEach, expect, it, vi } from 'vitest';
import { NOTE_SECONDS, openNote, sealNote } from '@/server/accounts/sealed-note';
import { readToken, sessionToken } from '@/server/accounts/session';
import * as environment from '@/server/env';

const settings = environment.env();
afterEach(() => vi.restoreAllMocks());

const NOTE = {
  about: 'sign-in',
  body: { said: 'Look again.', entered: { email: 'ann@here.org' } },
};
const NOW = new Date();
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

it('opens a note within its minute, and not after', async () => {
  const sealed = await sealNote(NOTE, NOW);
  expect(await openNote(sealed, NOW)).toEqual(NOTE);
  expect(await openNote(sealed, later(NOTE_SECONDS - 1))).toEqual(NOTE);
  expect(await openNote(sealed, later(NOTE_SECONDS))).toBeNull();
});

it('shows nothing of what it says to who holds it', async () => {
  const sealed = await sealNote(NOTE, NOW);
  const parts = sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
  for (const text of [sealed, ...parts]) expect(text).not.toMatch(/ann|Look|sign-in/);
});

it('opens nothing that was changed, or sealed elsewhere', async () => {
  const sealed = await sealNote(NOTE, NOW);
  const parts = sealed.split('.');
  for (const at of [0, 2, 3, 4]) {
    const part = parts[at] ?? '';
    const changed = (part.startsWith('A') ? 'B' : 'A') + part.slice(1);
    expect(await openNote(parts.with(at, changed).join('.'), NOW), `part ${at}`).toBeNull();
  }
  for (const text of ['', 'x', '....', sealed.slice(0, -4)])
    expect(await openNote(text, NOW), text).toBeNull();
  const env = vi.spyOn(environment, 'env');
  env.mockReturnValue({ ...settings, AUTH_SECRET: 'the secret of another installation' });
  const foreign = await sealNote(NOTE, NOW);
  env.mockRestore();
  expect(await openNote(foreign, NOW)).toBeNull();
});

it('takes no session for a note, and no note for a session', async () => {
  const user = { id: randomUUID(), epoch: 0 };
  expect(await openNote(await sessionToken(user), NOW)).toBeNull();
  const sealed = await sealNote({ about: user.id, body: user }, NOW);
  expect(await readToken(sealed)).toBeNull();
  await expect(decode({ token: sealed, secret: settings.AUTH_SECRET })).rejects.toThrow();
});
