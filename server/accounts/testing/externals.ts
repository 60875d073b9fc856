// Decides who comes from another site in tests of accounts, and what they are connected to.
import { signInExternal, type External } from '@/server/accounts/external-account';
import { NOW } from '@/server/accounts/testing/people';
import type { Viewer } from '@/server/accounts/viewer';
import { database } from '@/server/database/client';

let count = 0;
/** Another one each time, with an e-mail that the site has confirmed. */
export const someone = (about: Partial<External> = {}): External => ({
  provider: 'github',
  externalId: `external ${(count += 1)}`,
  email: `ext${count}@example.org`,
  name: 'Ann',
  ...about,
});

/** @returns null for who is not let in */
export async function comeIn(viewer: Viewer | null, external: External) {
  const done = await signInExternal(viewer, external, NOW);
  return done.status === 'signed-in' ? done.user : null;
}

/** Sorted. */
export async function providersOf({ userId }: Viewer): Promise<string[]> {
  const rows = await database().externalAccount.findMany({ where: { userId } });
  return rows.map(({ provider }) => provider).sort();
}
