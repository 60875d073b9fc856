import { expect, it } from 'vitest';
import { sendResetLink } from '@/server/accounts/reset-password';
import { mailForTests } from '@/server/accounts/testing/mail-for-tests';
import { tokenIn } from '@/server/accounts/testing/mailbox';
import { anAccount, NOW } from '@/server/accounts/testing/people';
import { dropTokens, hashOf, issueToken, readToken, type Purpose } from '@/server/accounts/tokens';
import { database, pool } from '@/server/database/client';

const LINKS = Object.keys({
  'verify-email': true,
  'sign-in': true,
  reset: true,
  'change-email': true,
} satisfies Record<Exclude<Purpose, 'claim-admin'>, true>) as Purpose[];

const { mailbox, withMail } = mailForTests();

it('drops the links of an account, whatever they are for, and of nobody else', async () => {
  const [{ id: owner }, { id: other }] = [await anAccount(), await anAccount()];
  const issue = (purpose: Purpose, userId: string | null) =>
    issueToken({ purpose, userId, now: NOW, minutes: 60 });
  const theirs = await Promise.all(LINKS.map((purpose) => issue(purpose, owner)));
  const others = await Promise.all(LINKS.map((purpose) => issue(purpose, other)));
  const claim = await issue('claim-admin', null);
  await dropTokens(pool(), owner);
  for (const [nth, purpose] of LINKS.entries()) {
    expect(await readToken(theirs[nth] ?? '', purpose, NOW), purpose).toBeNull();
    expect(await readToken(others[nth] ?? '', purpose, NOW), purpose).not.toBeNull();
  }
  expect(await readToken(claim, 'claim-admin', NOW)).not.toBeNull();
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
