import { randomUUID } from 'node:crypto';
import { hash, parseOptions } from '@node-rs/argon2';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readAccountHead } from '@/server/accounts/account-head';
import { changePassword, endAllSessions } from '@/server/accounts/change-password';
import { faultOf } from '@/server/accounts/choose-password';
import { ensureGuest, guestClaim } from '@/server/accounts/guest';
import { saveYou } from '@/server/accounts/own-account';
import { hashPassword, verifyPassword } from '@/server/accounts/passwords';
import { resetPassword, sendResetLink } from '@/server/accounts/reset-password';
import { signIn } from '@/server/accounts/sign-in';
import { readSignInLink, sendSignInLink, signInByLink } from '@/server/accounts/sign-in-link';
import { confirmEmail, readConfirmable, signUpByMail, signUpNow } from '@/server/accounts/sign-up';
import { linkIn, openMailbox, tokenIn, type Mailbox } from '@/server/accounts/testing/mailbox';
import { hashOf } from '@/server/accounts/tokens';
import { sendVerifyLink } from '@/server/accounts/verify-email';
import { findViewer, type Viewer } from '@/server/accounts/viewer';
import { database, pool } from '@/server/database/client';
import * as environment from '@/server/env';

const NOW = new Date('2026-03-02T10:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const ADDRESS = '192.0.2.7';
const PASSWORD = 'four green apples';
const settings = environment.env();

let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await openMailbox();
});
afterAll(() => mailbox.close());
afterEach(() => vi.restoreAllMocks());

function withMail(changes: Partial<environment.Environment> = {}) {
  vi.spyOn(environment, 'env').mockReturnValue({ ...settings, SMTP_URL: mailbox.url, ...changes });
}

let count = 0;
const newEmail = () => `person${(count += 1)}@example.org`;
const form = (email: string) => ({ name: 'Ann Lee', email, password: PASSWORD, teaches: false });

async function aGuest(): Promise<Viewer> {
  const claim = guestClaim(randomUUID());
  await ensureGuest(claim.userId, 'Europe/Paris');
  const viewer = await findViewer(claim);
  if (!viewer) throw new Error('no guest');
  return viewer;
}

async function anAccount(email = newEmail()) {
  const user = await signUpNow(form(email), null, NOW);
  if (!user) throw new Error('taken');
  return { ...user, email };
}

const viewerOf = (user: { id: string; epoch: number }) =>
  findViewer({ userId: user.id, epoch: user.epoch });
const confirmed = (id: string) =>
  database().user.update({ where: { id }, data: { emailVerifiedAt: NOW } });
const rowOf = (id: string) => database().user.findUniqueOrThrow({ where: { id } });

describe('the language of dates', () => {
  it('comes with whoever asks for a page, and with the top of it, until they choose none', async () => {
    const user = await anAccount();
    const chosen = async () => {
      const viewer = await viewerOf(user);
      return [viewer?.dateLocale, (await readAccountHead(viewer))?.dateLocale];
    };
    expect(await chosen()).toEqual([null, null]);
    const viewer = await viewerOf(user);
    if (!viewer) throw new Error('not there');
    await saveYou(viewer, { name: 'Ann Lee', dateLocale: 'de-DE' });
    expect(await chosen()).toEqual(['de-DE', 'de-DE']);
    await saveYou(viewer, { name: 'Ann Lee', dateLocale: null });
    expect(await chosen()).toEqual([null, null]);
  });
});

describe('a password', () => {
  it('is kept as Argon2id with 19 MiB, two rounds, one lane', async () => {
    const kept = await hashPassword(PASSWORD);
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword(PASSWORD)).not.toBe(kept);
    expect(await verifyPassword(kept, PASSWORD)).toEqual({ right: true, stale: false });
    expect(await verifyPassword(kept, `${PASSWORD} `)).toEqual({ right: false, stale: false });
  });

  it('is right however its accents were typed', async () => {
    const kept = await hashPassword('caf\u00e9 cr\u00e8me');
    expect((await verifyPassword(kept, 'cafe\u0301 cre\u0300me')).right).toBe(true);
  });

  it('is hashed anew at the next sign-in when it was hashed with less', async () => {
    const account = await anAccount();
    const weak = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await database().user.update({ where: { id: account.id }, data: { passwordHash: weak } });
    expect(await signIn({ email: account.email, password: PASSWORD }, ADDRESS)).not.toBeNull();
    const { passwordHash } = await rowOf(account.id);
    expect(parseOptions(passwordHash ?? '').memoryCost).toBe(19_456);
    expect(await signIn({ email: account.email, password: PASSWORD }, ADDRESS)).not.toBeNull();
  });

  it('is not everybody’s', async () => {
    const owner = { email: 'x@y.org', name: 'Max' };
    expect(await faultOf('password1', owner)).toBe('common');
    expect(await faultOf('QwertyUiop', owner)).toBe('common');
    expect(await faultOf(PASSWORD, owner)).toBeNull();
  });

  it('of a class of 600 is checked within a minute', async () => {
    const kept = await hashPassword(PASSWORD);
    const began = performance.now();
    const all = await Promise.all(Array.from({ length: 60 }, () => verifyPassword(kept, PASSWORD)));
    expect(all.every(({ right }) => right)).toBe(true);
    expect(performance.now() - began).toBeLessThan(6_000);
  });
});

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

describe('signing in', () => {
  it('takes the right password, and the e-mail however it is typed is the form’s business', async () => {
    const account = await anAccount();
    expect(await signIn({ email: account.email, password: PASSWORD }, ADDRESS)).toEqual({
      id: account.id,
      epoch: account.epoch,
    });
  });

  it('tells unknown e-mails, accounts without a password and wrong passwords alike', async () => {
    const account = await anAccount();
    const bare = await anAccount();
    await database().user.update({ where: { id: bare.id }, data: { passwordHash: null } });
    for (const email of [account.email, bare.email, newEmail()])
      expect(await signIn({ email, password: 'wrong enough' }, ADDRESS)).toBeNull();
  });

  it('takes as long for an unknown e-mail as for a wrong password', async () => {
    const { email } = await anAccount();
    const times = { known: [] as number[], unknown: [] as number[] };
    const attempt = async (who: keyof typeof times, address: string) => {
      const began = performance.now();
      await signIn(
        { email: who === 'known' ? email : newEmail(), password: 'wrong enough' },
        address,
      );
      times[who].push(performance.now() - began);
    };
    await signIn({ email: newEmail(), password: 'warms up' }, ADDRESS);
    // In turns, so that whatever else the machine does hits both.
    for (let nth = 0; nth < 15; nth += 1) {
      await attempt('known', `192.0.2.${nth}`);
      await attempt('unknown', `192.0.2.${nth}`);
    }
    const [known, unknown] = [times.known, times.unknown].map(
      (all) => all.sort((a, b) => a - b)[7] ?? Number.NaN,
    ) as [number, number];
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });
});

describe('a link to sign in', () => {
  it('signs in once, within a quarter of an hour', async () => {
    withMail();
    const account = await anAccount();
    await confirmed(account.id);
    await sendSignInLink(account.email, '/classes', NOW);
    const letter = await mailbox.letterTo(account.email);
    expect(linkIn(letter)).toMatch(/^\/signin\/link\?token=[\w-]{43}&next=%2Fclasses$/);
    const token = tokenIn(letter);
    expect(await readSignInLink(token, later(14))).toBe(account.email);
    expect(await readSignInLink(token, later(15))).toBeNull();
    expect(await signInByLink(token, later(15))).toBeNull();
    const both = await Promise.all([
      signInByLink(token, later(14)),
      signInByLink(token, later(14)),
    ]);
    expect(both.filter((done) => done !== null)).toEqual([
      { user: { id: account.id, epoch: account.epoch }, isCleared: false },
    ]);
    expect(await signInByLink(token, later(14))).toBeNull();
    expect((await rowOf(account.id)).emailVerifiedAt).toEqual(NOW);
    expect(await signIn({ email: account.email, password: PASSWORD }, ADDRESS)).not.toBeNull();
  });

  it('shows that the e-mail is theirs, and puts out whoever used it before them', async () => {
    withMail();
    const squatted = await anAccount();
    const provider = { userId: squatted.id, provider: 'github', externalId: 'of a squatter' };
    await database().externalAccount.create({ data: provider });
    const squatter = await viewerOf(squatted);
    if (!squatter) throw new Error('not signed in');
    expect(await sendVerifyLink(squatter, NOW)).toEqual({ status: 'sent', email: squatted.email });
    const verify = tokenIn(await mailbox.letterTo(squatted.email));
    await sendSignInLink(squatted.email, null, NOW);
    const token = tokenIn(await mailbox.letterTo(squatted.email));
    expect(await signInByLink(token, later(14))).toEqual({
      user: { id: squatted.id, epoch: squatted.epoch + 1 },
      isCleared: true,
    });
    expect((await rowOf(squatted.id)).emailVerifiedAt).toEqual(later(14));
    expect(await viewerOf(squatted)).toBeNull();
    expect(await signIn({ email: squatted.email, password: PASSWORD }, ADDRESS)).toBeNull();
    expect(await database().externalAccount.count({ where: { userId: squatted.id } })).toBe(0);
    expect(await confirmEmail(verify, squatted.id, null, later(14))).toEqual({ status: 'gone' });
  });

  it('is not sent to who has no account, and is no key to other doors', async () => {
    withMail();
    const before = mailbox.letters.length;
    await sendSignInLink(newEmail(), null, NOW);
    await sendResetLink(newEmail(), NOW);
    expect(mailbox.letters).toHaveLength(before);
    const account = await anAccount();
    await sendSignInLink(account.email, null, NOW);
    const token = tokenIn(await mailbox.letterTo(account.email));
    expect(await resetPassword(token, 'another green apple', NOW)).toEqual({ status: 'gone' });
    expect(await confirmEmail(token, null, null, NOW)).toEqual({ status: 'gone' });
  });
});

describe('a forgotten password', () => {
  it('is replaced once, within an hour, and all sessions end', async () => {
    withMail();
    const account = await anAccount();
    await sendResetLink(account.email, NOW);
    const token = tokenIn(await mailbox.letterTo(account.email));
    expect(await resetPassword(token, 'short', NOW)).toEqual({ status: 'unfit', fault: 'short' });
    expect(await resetPassword(token, 'another green apple', later(60))).toEqual({
      status: 'gone',
    });
    expect(await resetPassword(token, 'another green apple', later(59))).toEqual({
      status: 'reset',
      user: { id: account.id, epoch: account.epoch + 1 },
    });
    expect(await viewerOf(account)).toBeNull();
    expect((await rowOf(account.id)).emailVerifiedAt).toEqual(later(59));
    expect(await resetPassword(token, 'a third green apple', later(59))).toEqual({
      status: 'gone',
    });
    expect(await signIn({ email: account.email, password: PASSWORD }, ADDRESS)).toBeNull();
    const again = { email: account.email, password: 'another green apple' };
    expect(await signIn(again, ADDRESS)).not.toBeNull();
  });

  it('leaves no other link that works', async () => {
    withMail();
    const account = await anAccount();
    await sendSignInLink(account.email, null, NOW);
    const link = tokenIn(await mailbox.letterTo(account.email));
    await sendResetLink(account.email, NOW);
    await sendResetLink(account.email, NOW);
    const [older, newer] = mailbox.letters.slice(-2).map(tokenIn);
    expect((await resetPassword(newer ?? '', 'another green apple', NOW)).status).toBe('reset');
    expect(await resetPassword(older ?? '', 'a third green apple', NOW)).toEqual({
      status: 'gone',
    });
    expect(await signInByLink(link, NOW)).toBeNull();
  });

  it('is not replaced at an address that the account has left', async () => {
    withMail();
    const account = await anAccount();
    await sendResetLink(account.email, NOW);
    const token = tokenIn(await mailbox.letterTo(account.email));
    await database().user.update({ where: { id: account.id }, data: { email: newEmail() } });
    expect(await resetPassword(token, 'another green apple', NOW)).toEqual({ status: 'gone' });
  });
});

describe('one’s own sessions', () => {
  it('end with a new password, which asks for the old one', async () => {
    withMail();
    const account = await anAccount();
    const viewer = await viewerOf(account);
    if (!viewer) throw new Error('not signed in');
    const change = (current: string, password: string) =>
      changePassword(viewer, { current, password });
    expect(await change('not it at all', 'another green apple')).toEqual({
      status: 'wrong-password',
    });
    expect(await change(PASSWORD, account.email)).toEqual({ status: 'unfit', fault: 'personal' });
    const changed = await change(PASSWORD, 'another green apple');
    if (changed.status !== 'changed') throw new Error(changed.status);
    expect(await viewerOf(account)).toBeNull();
    expect(await viewerOf(changed.user)).toMatchObject({ userId: account.id });
    await changed.tell();
    expect((await mailbox.letterTo(account.email)).subject).toContain('was changed');
    expect(await change('another green apple', 'a third green apple')).toEqual({ status: 'gone' });
  });

  it('end everywhere at once', async () => {
    const account = await anAccount();
    const viewer = await viewerOf(account);
    if (!viewer) throw new Error('not signed in');
    expect(await endAllSessions(viewer)).toBe(true);
    expect(await viewerOf(account)).toBeNull();
    expect(await endAllSessions(viewer)).toBe(false);
  });
});

it('keeps of a token only its hash', async () => {
  withMail();
  const account = await anAccount();
  await sendResetLink(account.email, NOW);
  const token = tokenIn(await mailbox.letterTo(account.email));
  expect(token).toHaveLength(43);
  const kept = await database().oneTimeToken.findMany({ where: { userId: account.id } });
  expect(kept.map(({ hash: kept }) => kept)).toEqual([hashOf(token)]);
  expect(JSON.stringify(kept)).not.toContain(token);
});
