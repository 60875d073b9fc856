import { describe, expect, it } from 'vitest';
import { changeEmail, confirmEmailChange, readEmailChange } from '@/server/accounts/change-email';
import { changePassword, endAllSessions } from '@/server/accounts/change-password';
import { disconnect } from '@/server/accounts/disconnect-account';
import { resetPassword, sendResetLink } from '@/server/accounts/reset-password';
import { signIn } from '@/server/accounts/sign-in';
import { signUpNow } from '@/server/accounts/sign-up';
import { mailForTests } from '@/server/accounts/testing/mail-for-tests';
import { linkIn, tokenIn } from '@/server/accounts/testing/mailbox';
import {
  anAccount,
  form,
  later,
  newEmail,
  NOW,
  PASSWORD,
  rowOf,
  viewerOf,
} from '@/server/accounts/testing/people';
import { findViewer, type Viewer } from '@/server/accounts/viewer';
import { database } from '@/server/database/client';

const { mailbox, withMail, withoutMail } = mailForTests();

async function signedIn() {
  const account = await anAccount();
  const viewer = await viewerOf(account);
  if (!viewer) throw new Error('no account');
  return { viewer, email: account.email };
}

const ask = (viewer: Viewer, email: string, current = PASSWORD) =>
  changeEmail(viewer, { email, current }, '192.0.2.1', NOW);

async function write(viewer: Viewer, email: string): Promise<void> {
  const done = await ask(viewer, email);
  if (done.status !== 'sent') throw new Error(done.status);
  await done.tell();
}

const signsIn = async (email: string) =>
  (await signIn({ email, password: PASSWORD }, '192.0.2.1')) !== null;

async function asked() {
  withMail();
  const { viewer, email } = await signedIn();
  const to = newEmail();
  await write(viewer, to);
  return { viewer, email, to, token: tokenIn(await mailbox.letterTo(to)) };
}

describe('another e-mail, where letters are sent', () => {
  it('holds when the link in the letter to it is confirmed, once, within an hour; sessions go on', async () => {
    const { viewer, email, to, token } = await asked();
    const change = (now: Date) => confirmEmailChange(token, viewer.userId, '', now);
    expect(linkIn(await mailbox.letterTo(to))).toMatch(/^\/settings\/email\?token=/);
    expect((await rowOf(viewer.userId)).email).toBe(email);
    expect(await readEmailChange(token, viewer.userId, NOW)).toEqual({
      email: to,
      asksPassword: false,
    });
    expect(await change(later(60))).toEqual({ status: 'gone' });
    const both = await Promise.all([change(later(59)), change(later(59))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['changed', 'gone']);
    expect(await rowOf(viewer.userId)).toMatchObject({ email: to, emailVerifiedAt: later(59) });
    expect(await findViewer({ userId: viewer.userId, epoch: viewer.epoch })).not.toBeNull();
    expect([await signsIn(email), await signsIn(to)]).toEqual([false, true]);
  });

  it('is told to the address of before, with the way to stop it', async () => {
    const { viewer, email, token } = await asked();
    const letter = await mailbox.letterTo(email);
    expect(letter.subject).toBe('Your e-mail at Holdfast is to be changed');
    expect(linkIn(letter)).toBe('/reset');
    await sendResetLink(email, NOW);
    const reset = tokenIn(await mailbox.letterTo(email));
    expect((await resetPassword(reset, 'another green apple', NOW)).status).toBe('reset');
    expect(await confirmEmailChange(token, viewer.userId, '', NOW)).toEqual({ status: 'gone' });
    expect((await rowOf(viewer.userId)).email).toBe(email);
  });

  it('is stopped by a new password from the settings, too', async () => {
    const { viewer, token } = await asked();
    await changePassword(viewer, { current: PASSWORD, password: 'another green apple' });
    expect(await confirmEmailChange(token, viewer.userId, '', NOW)).toEqual({ status: 'gone' });
  });

  it('is stopped by signing out everywhere, and by disconnecting another site', async () => {
    const one = await asked();
    expect(await endAllSessions(one.viewer)).toBe(true);
    const change = ({ token, viewer }: typeof one) =>
      confirmEmailChange(token, viewer.userId, '', NOW);
    expect(await change(one)).toEqual({ status: 'gone' });
    const other = await asked();
    const { userId } = other.viewer;
    const provider = { userId, provider: 'github', externalId: 'of somebody' };
    await database().externalAccount.create({ data: provider });
    expect((await disconnect(other.viewer, 'github', PASSWORD)).status).toBe('disconnected');
    expect(await change(other)).toEqual({ status: 'gone' });
  });

  it('takes the password from whoever opens the letter and is not signed in to the account', async () => {
    const { viewer, to, token } = await asked();
    const stranger = (await signedIn()).viewer.userId;
    for (const who of [null, stranger]) {
      expect(await readEmailChange(token, who, NOW)).toMatchObject({ asksPassword: true });
      expect((await confirmEmailChange(token, who, '', NOW)).status).toBe('wrong-password');
      expect((await confirmEmailChange(token, who, 'not it', NOW)).status).toBe('wrong-password');
    }
    expect((await confirmEmailChange(token, null, PASSWORD, NOW)).status).toBe('changed');
    expect((await rowOf(viewer.userId)).email).toBe(to);
  });

  it('that has an account is told to its owner only, and changes nothing', async () => {
    withMail();
    const { viewer, email } = await signedIn();
    const owner = await signedIn();
    await write(viewer, owner.email);
    const letter = await mailbox.letterTo(owner.email);
    expect(letter.subject).toBe('You already have an account at Holdfast');
    expect((await mailbox.letterTo(email)).subject).toContain('is to be changed');
    expect(await database().oneTimeToken.count({ where: { email: owner.email } })).toBe(0);
  });

  it('that somebody has taken meanwhile stays theirs', async () => {
    const { viewer, email, to, token } = await asked();
    await signUpNow(form(to), null, NOW);
    expect(await confirmEmailChange(token, viewer.userId, '', NOW)).toEqual({ status: 'taken' });
    expect((await rowOf(viewer.userId)).email).toBe(email);
  });

  it('leaves no letter to the address of before that leads in', async () => {
    const { viewer, email, to, token } = await asked();
    await sendResetLink(email, NOW);
    const reset = tokenIn(await mailbox.letterTo(email));
    await write(viewer, newEmail());
    expect((await confirmEmailChange(token, viewer.userId, '', NOW)).status).toBe('changed');
    expect(await resetPassword(reset, 'another green apple', NOW)).toEqual({ status: 'gone' });
    const left = await database().oneTimeToken.count({
      where: { userId: viewer.userId, usedAt: null },
    });
    expect([left, (await rowOf(viewer.userId)).email]).toEqual([0, to]);
  });
});

describe('another e-mail, where no letters are sent', () => {
  it('holds at once, unconfirmed, unless another account has it; sessions go on', async () => {
    withoutMail();
    const { viewer, email } = await signedIn();
    const confirmed = { data: { emailVerifiedAt: NOW }, where: { id: viewer.userId } };
    await database().user.update(confirmed);
    const owner = await signedIn();
    expect(await ask(viewer, owner.email)).toEqual({ status: 'taken' });
    expect(await rowOf(viewer.userId)).toMatchObject({ email, emailVerifiedAt: NOW });
    const to = newEmail();
    expect(await ask(viewer, to)).toEqual({ status: 'changed' });
    expect(await rowOf(viewer.userId)).toMatchObject({ email: to, emailVerifiedAt: null });
    expect(await findViewer({ userId: viewer.userId, epoch: viewer.epoch })).not.toBeNull();
    expect([await signsIn(email), await signsIn(to)]).toEqual([false, true]);
  });

  it('goes to one of two who want it at once', async () => {
    withoutMail();
    const [one, other] = [await signedIn(), await signedIn()];
    const to = newEmail();
    const told = await Promise.all([one, other].map(({ viewer }) => ask(viewer, to)));
    expect(told.map(({ status }) => status).sort()).toEqual(['changed', 'taken']);
  });
});

describe('another e-mail is refused', () => {
  it.each([
    ['where letters are sent', withMail],
    ['where none are', withoutMail],
  ])('to who does not know the password, and to who has none, %s', async (_where, mail) => {
    mail();
    const { viewer, email } = await signedIn();
    const letters = mailbox.letters.length;
    for (const wrong of ['', 'not it', email])
      expect(await ask(viewer, newEmail(), wrong)).toEqual({ status: 'wrong-password' });
    expect(await ask(viewer, email)).toEqual({ status: 'same' });
    await database().user.update({ where: { id: viewer.userId }, data: { passwordHash: null } });
    for (const typed of ['', email, PASSWORD])
      expect(await ask(viewer, newEmail(), typed)).toEqual({ status: 'needs-password' });
    expect((await rowOf(viewer.userId)).email).toBe(email);
    expect(mailbox.letters).toHaveLength(letters);
  });

  it('to a session that was ended meanwhile', async () => {
    withoutMail();
    const { viewer, email } = await signedIn();
    const ended = { ...viewer, epoch: viewer.epoch - 1 };
    expect(await ask(ended, newEmail())).toEqual({ status: 'gone' });
    expect((await rowOf(viewer.userId)).email).toBe(email);
  });
});
