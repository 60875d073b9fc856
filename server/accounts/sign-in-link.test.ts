import { describe, expect, it } from 'vitest';
import { resetPassword, sendResetLink } from '@/server/accounts/reset-password';
import { signIn } from '@/server/accounts/sign-in';
import { readSignInLink, sendSignInLink, signInByLink } from '@/server/accounts/sign-in-link';
import { confirmEmail } from '@/server/accounts/sign-up';
import { mailForTests } from '@/server/accounts/testing/mail-for-tests';
import { linkIn, tokenIn } from '@/server/accounts/testing/mailbox';
import {
  ADDRESS,
  anAccount,
  later,
  newEmail,
  NOW,
  PASSWORD,
  rowOf,
  viewerOf,
} from '@/server/accounts/testing/people';
import { sendVerifyLink } from '@/server/accounts/verify-email';
import { database } from '@/server/database/client';

const { mailbox, withMail } = mailForTests();
const confirmed = (id: string) =>
  database().user.update({ where: { id }, data: { emailVerifiedAt: NOW } });

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
