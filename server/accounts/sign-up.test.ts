import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { confirmEmail, readConfirmable, signUpByMail, signUpNow } from '@/server/accounts/sign-up';
import { mailForTests } from '@/server/accounts/testing/mail-for-tests';
import { linkIn, tokenIn } from '@/server/accounts/testing/mailbox';
import {
  aGuest,
  anAccount,
  form,
  later,
  newEmail,
  NOW,
  PASSWORD,
  rowOf,
  viewerOf,
} from '@/server/accounts/testing/people';
import { sendVerifyLink } from '@/server/accounts/verify-email';
import { database, pool } from '@/server/database/client';
import * as environment from '@/server/env';

const { mailbox, withMail } = mailForTests();
const settings = environment.env();

describe('signing up without mail', () => {
  it('makes the guest the account, with all that is theirs, and ends the sessions from before', async () => {
    const guest = await aGuest();
    const email = newEmail();
    const user = await signUpNow(form(email), guest.userId, NOW);
    expect(user).toEqual({ id: guest.userId, epoch: guest.epoch + 1 });
    expect(await viewerOf({ id: guest.userId, epoch: guest.epoch })).toBeNull();
    const row = await rowOf(guest.userId);
    expect(row).toMatchObject({ role: 'student', email, name: 'Ann Lee', emailVerifiedAt: null });
    expect(row.timeZone).toBe('Europe/Paris');
    expect(row.passwordHash).not.toContain(PASSWORD);
  });

  it('never takes over an account: only a guest becomes one', async () => {
    const account = await anAccount();
    const other = await signUpNow(form(newEmail()), account.id, NOW);
    expect(other?.id).not.toBe(account.id);
    expect((await rowOf(account.id)).email).toBe(account.email);
  });

  it('makes one account for an e-mail, also when two ask at once', async () => {
    const email = newEmail();
    const made = await Promise.all([1, 2, 3].map(() => signUpNow(form(email), null, NOW)));
    expect(made.filter((user) => user !== null)).toHaveLength(1);
    expect(await signUpNow(form(email), (await aGuest()).userId, NOW)).toBeNull();
  });

  it.each([
    ['open', 'teacher', null],
    ['approve', 'student', NOW],
    ['closed', 'student', null],
  ] as const)(
    'with TEACHER_SIGNUP=%s makes who teaches a %s',
    async (TEACHER_SIGNUP, role, asked) => {
      vi.spyOn(environment, 'env').mockReturnValue({ ...settings, TEACHER_SIGNUP });
      const user = await signUpNow({ ...form(newEmail()), teaches: true }, null, NOW);
      expect(await rowOf(user?.id ?? '')).toMatchObject({ role, teacherAskedAt: asked });
    },
  );
});

describe('signing up with mail', () => {
  it('makes the account when the letter’s link is confirmed, once', async () => {
    withMail();
    const guest = await aGuest();
    const email = newEmail();
    const write = await signUpByMail(form(email), guest.userId, '/join/AB', NOW);
    await write();
    const letter = await mailbox.letterTo(email);
    expect(letter.text).not.toContain('Ann');
    expect(linkIn(letter)).toMatch(/^\/verify\?token=/);
    const token = tokenIn(letter);
    expect(await database().oneTimeToken.findUnique({ where: { hash: token } })).toBeNull();
    expect(await database().user.count({ where: { email } })).toBe(0);
    expect(await readConfirmable(token, guest.userId, NOW)).toEqual({
      email,
      isNew: true,
      asksPassword: false,
    });
    const done = await confirmEmail(token, guest.userId, null, NOW);
    expect(done).toEqual({
      status: 'made',
      user: { id: guest.userId, epoch: 1 },
      next: '/join/AB',
    });
    expect((await rowOf(guest.userId)).emailVerifiedAt).toEqual(NOW);
    expect(await confirmEmail(token, guest.userId, null, NOW)).toEqual({ status: 'gone' });
  });

  it('asks another browser for the password, so that nobody opens an account for a stranger', async () => {
    withMail();
    const email = newEmail();
    await (
      await signUpByMail(form(email), (await aGuest()).userId, null, NOW)
    )();
    const token = tokenIn(await mailbox.letterTo(email));
    expect(await readConfirmable(token, null, NOW)).toMatchObject({ asksPassword: true });
    for (const password of [null, '', 'another one'])
      expect(await confirmEmail(token, null, password, NOW)).toEqual({ status: 'wrong-password' });
    expect((await confirmEmail(token, null, PASSWORD, NOW)).status).toBe('made');
  });

  it('writes to the owner of an e-mail that has an account, and changes nothing', async () => {
    withMail();
    const { id, email } = await anAccount();
    const before = await rowOf(id);
    await (
      await signUpByMail({ ...form(email), password: 'quite another' }, null, null, NOW)
    )();
    const letter = await mailbox.letterTo(email);
    expect(letter.subject).toBe('You already have an account at Holdfast');
    expect(await rowOf(id)).toEqual(before);
    expect(await database().oneTimeToken.count({ where: { email } })).toBe(0);
  });

  it('does the same work before it answers, whether or not the e-mail has an account', async () => {
    withMail();
    const { email } = await anAccount();
    const queries = vi.spyOn(pool(), 'query');
    await signUpByMail(form(email), null, null, NOW);
    await signUpByMail(form(newEmail()), null, null, NOW);
    expect(queries).not.toHaveBeenCalled();
  });

  it('of an account that is there is confirmed by who is signed in to it, or knows its password', async () => {
    withMail();
    const account = await anAccount();
    const viewer = await viewerOf(account);
    if (!viewer) throw new Error('not signed in');
    withMail({ SMTP_URL: 'smtp://127.0.0.1:1', LOG_LEVEL: 'silent' });
    expect(await sendVerifyLink(viewer, NOW)).toEqual({ status: 'not-sent' });
    withMail();
    await sendVerifyLink(viewer, NOW);
    const token = tokenIn(await mailbox.letterTo(account.email));
    expect(await sendVerifyLink({ ...viewer, userId: randomUUID() }, NOW)).toEqual({
      status: 'nothing',
    });
    const stranger = (await aGuest()).userId;
    for (const who of [null, stranger]) {
      expect(await readConfirmable(token, who, NOW)).toMatchObject({ asksPassword: true });
      for (const password of [null, 'another one'])
        expect(await confirmEmail(token, who, password, NOW)).toEqual({ status: 'wrong-password' });
    }
    expect((await rowOf(account.id)).emailVerifiedAt).toBeNull();
    expect(await readConfirmable(token, account.id, NOW)).toMatchObject({ asksPassword: false });
    expect(await confirmEmail(token, stranger, PASSWORD, NOW)).toEqual({ status: 'confirmed' });
    expect((await rowOf(account.id)).emailVerifiedAt).toEqual(NOW);
  });

  it('ends with a day, and when somebody else has taken the e-mail', async () => {
    withMail();
    const email = newEmail();
    await (
      await signUpByMail(form(email), null, null, NOW)
    )();
    const token = tokenIn(await mailbox.letterTo(email));
    expect(await confirmEmail(token, null, PASSWORD, later(24 * 60))).toEqual({ status: 'gone' });
    await anAccount(email);
    expect(await confirmEmail(token, null, PASSWORD, later(60))).toEqual({ status: 'taken' });
  });
});
