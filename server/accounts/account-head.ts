// Decides what the top of a page tells somebody of their own account.
import type { AccountHead } from '@/core/accounts/account-head';
import type { Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

/** @returns null for guests and nobody */
export async function readAccountHead(viewer: Viewer | null): Promise<AccountHead | null> {
  if (viewer === null || viewer.role === 'guest') return null;
  const { rows } = await steadily(() =>
    pool().query<{ name: string | null; email: string | null; dateLocale: string | null }>(
      'SELECT name, email, "dateLocale" FROM "User" WHERE id = $1::uuid',
      [viewer.userId],
    ),
  );
  const [account] = rows;
  if (!account) return null;
  const { name, email, dateLocale } = account;
  return { name: name ?? email ?? '', role: viewer.role, dateLocale };
}
