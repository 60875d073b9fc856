import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { dropTokens, issueToken, readToken, type Purpose } from '@/server/accounts/tokens';
import { database, pool } from '@/server/database/client';

const NOW = new Date('2026-03-02T10:00:00Z');

const LINKS = Object.keys({
  'verify-email': true,
  'sign-in': true,
  reset: true,
  'change-email': true,
} satisfies Record<Exclude<Purpose, 'claim-admin'>, true>) as Purpose[];

async function anAccount(): Promise<string> {
  const id = randomUUID();
  await database().user.create({ data: { id, role: 'student' } });
  return id;
}

it('drops the links of an account, whatever they are for, and of nobody else', async () => {
  const [owner, other] = [await anAccount(), await anAccount()];
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
