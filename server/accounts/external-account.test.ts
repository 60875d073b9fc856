import { describe, expect, it } from 'vitest';
import { signInExternal, type External } from '@/server/accounts/external-account';
import { comeIn, someone } from '@/server/accounts/testing/externals';
import { mailForTests } from '@/server/accounts/testing/mail-for-tests';
import { linkIn } from '@/server/accounts/testing/mailbox';
import { NOW, person, rowOf } from '@/server/accounts/testing/people';
import type { Viewer } from '@/server/accounts/viewer';
import { database } from '@/server/database/client';

const { mailbox, withMail } = mailForTests();

const tellOf = async (viewer: Viewer | null, external: External) => {
  const done = await signInExternal(viewer, external, NOW);
  if (done.status !== 'signed-in') throw new Error(done.status);
  await done.tell();
};

describe('signing in by another site', () => {
  it('makes an account once, also when two come at once, with the e-mail as confirmed', async () => {
    const external = someone();
    const [one, two] = await Promise.all([comeIn(null, external), comeIn(null, external)]);
    expect(one).not.toBeNull();
    expect(two).toEqual(one);
    expect(await rowOf(one?.id ?? '')).toMatchObject({
      role: 'student',
      email: external.email,
      emailVerifiedAt: NOW,
      passwordHash: null,
    });
  });

  it('makes a guest the account, with a new epoch', async () => {
    const guest = await person('guest');
    expect(await comeIn(guest, someone())).toEqual({ id: guest.userId, epoch: 1 });
  });

  it('comes to the account that was connected, whatever e-mail is told now', async () => {
    const external = someone();
    const first = await comeIn(null, external);
    expect(await comeIn(null, { ...external, email: 'else@example.org' })).toEqual(first);
    const guest = await person('guest');
    expect(await comeIn(guest, external)).toEqual(first);
  });

  it('leads nobody who is signed in to another account, nor takes it from there', async () => {
    const external = someone();
    const first = await comeIn(null, external);
    const other = await person('student');
    expect(await signInExternal(other, external, NOW)).toEqual({ status: 'elsewhere' });
    expect(await database().externalAccount.count({ where: { userId: other.userId } })).toBe(0);
    expect(await comeIn(null, external)).toEqual(first);
  });

  it('connects to the account with the same e-mail where both have confirmed it', async () => {
    const owner = await person('teacher', { email: 'both@example.org', emailVerifiedAt: NOW });
    const external = someone({ email: 'both@example.org' });
    expect(await comeIn(null, external)).toEqual({ id: owner.userId, epoch: 0 });
  });

  it('connects nothing to a session that was ended on the way there and back', async () => {
    const owner = await person('student');
    const ended = { ...owner, epoch: owner.epoch - 1 };
    expect(await signInExternal(ended, someone(), NOW)).toEqual({ status: 'gone' });
    expect(await database().externalAccount.count({ where: { userId: owner.userId } })).toBe(0);
  });

  it('never enters an account whose e-mail was not confirmed', async () => {
    const owner = await person('student', { email: 'squatted@example.org' });
    const stranger = someone({ email: 'squatted@example.org' });
    expect(await signInExternal(null, stranger, NOW)).toEqual({ status: 'unlinked' });
    expect(await database().externalAccount.count({ where: { userId: owner.userId } })).toBe(0);
  });

  it('makes an account of its own where the provider has confirmed no e-mail', async () => {
    const user = await comeIn(null, someone({ email: null }));
    expect(await rowOf(user?.id ?? '')).toMatchObject({ email: null, emailVerifiedAt: null });
  });

  it('is connected to the account that is signed in', async () => {
    const owner = await person('student', { email: 'here@example.org' });
    const external = someone({ email: 'elsewhere@example.org' });
    expect(await comeIn(owner, external)).toEqual({ id: owner.userId, epoch: 0 });
    expect((await rowOf(owner.userId)).email).toBe('here@example.org');
    expect(await comeIn(null, external)).toEqual({ id: owner.userId, epoch: 0 });
  });
});

describe('another way into an account', () => {
  it('is told to its owner, and nothing is told of an account that it makes or that had it', async () => {
    withMail();
    const owner = await person('student', { email: 'told@example.org', emailVerifiedAt: NOW });
    const external = someone({ email: 'told@example.org' });
    await tellOf(null, external);
    const letter = await mailbox.letterTo('told@example.org');
    expect(letter.subject).toBe('A new way into your account at Holdfast');
    expect(linkIn(letter)).toBe('/settings#sign-in');
    await tellOf(owner, someone({ provider: 'google' }));
    expect(mailbox.letters).toHaveLength(2);
    await tellOf(null, external);
    await tellOf(null, someone());
    expect(mailbox.letters).toHaveLength(2);
  });
});
