import { describe, expect, it } from 'vitest';
import { resetPassword, sendResetLink } from '@/server/accounts/reset-password';
import { signIn } from '@/server/accounts/sign-in';
import { sendSignInLink, signInByLink } from '@/server/accounts/sign-in-link';
import { comeIn, providersOf, someone } from '@/server/accounts/testing/externals';
import { mailForTests } from '@/server/accounts/testing/mail-for-tests';
import { tokenIn } from '@/server/accounts/testing/mailbox';
import {
  ADDRESS,
  anAccount,
  later,
  newEmail,
  NOW,
  PASSWORD,
  person,
  rowOf,
  viewerOf,
} from '@/server/accounts/testing/people';
import { database } from '@/server/database/client';

const { mailbox, withMail } = mailForTests();

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

  it('lets nobody in by another site once it is replaced, and leaves other accounts as they are', async () => {
    withMail();
    const owner = await person('student', { email: 'lost@example.org', emailVerifiedAt: NOW });
    const other = await person('student', { email: 'kept@example.org', emailVerifiedAt: NOW });
    await comeIn(owner, someone());
    await comeIn(other, someone());
    await sendResetLink('lost@example.org', NOW);
    const token = tokenIn(await mailbox.letterTo('lost@example.org'));
    expect((await resetPassword(token, 'another green apple', NOW)).status).toBe('reset');
    expect(await providersOf(owner)).toEqual([]);
    expect(await providersOf(other)).toEqual(['github']);
  });
});
