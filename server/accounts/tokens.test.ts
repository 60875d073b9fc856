import { expect, it, vi } from 'vitest';
import { sendResetLink } from '@/server/accounts/reset-password';
import { mailForTests } from '@/server/accounts/testing/mail-for-tests';
import { tokenIn } from '@/server/accounts/testing/mailbox';
import { anAccount, NOW } from '@/server/accounts/testing/people';
import {
  dropTokens,
  hashOf,
  issueToken,
  readToken,
  takeToken,
  type Purpose,
} from '@/server/accounts/tokens';
import { lockLearner } from '@/server/accounts/with-learner';
import { database, pool } from '@/server/database/client';
import { inTransaction } from '@/server/database/transaction';

const WAIT = { timeout: 30_000, interval: 20 };

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

it('goes together with dropping: what is used meanwhile holds nothing that the other waits for', async () => {
  const { id: userId } = await anAccount();
  const token = await issueToken({ purpose: 'sign-in', userId, now: NOW, minutes: 60 });
  const account = { userId, epoch: 'any' } as const;
  const dropper = await pool().connect();
  try {
    await dropper.query('BEGIN');
    await lockLearner(dropper, account);
    const taken = inTransaction(async (client) => {
      const held = await takeToken(client, token, 'sign-in', NOW);
      await lockLearner(client, account);
      return held;
    });
    await vi.waitUntil(async () => {
      const { rowCount } = await pool().query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rowCount === 1;
    }, WAIT);
    await dropTokens(dropper, userId);
    await dropper.query('COMMIT');
    expect(await taken).toBeNull();
  } finally {
    dropper.release();
  }
});
