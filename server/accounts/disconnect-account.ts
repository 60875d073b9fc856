// Decides how an account of another site stops leading to one here. Who came in by it is signed out.
import type { PoolClient } from 'pg';
import type { Provider } from '@/core/accounts/sign-in';
import type { SessionUser } from '@/server/accounts/open-account';
import { provesOwner } from '@/server/accounts/own-account';
import { dropTokens } from '@/server/accounts/tokens';
import type { Viewer } from '@/server/accounts/viewer';
import { readWays } from '@/server/accounts/ways-in';
import { withLearner } from '@/server/accounts/with-learner';

export type Disconnection =
  { status: 'gone' | 'not-proven' | 'last-way' } | { status: 'disconnected'; user: SessionUser };

/**
 * @param proof as own-account.ts asks for; without password and e-mail the provider's name
 * @returns "last-way" where nobody could come in any more; "disconnected" has ended all sessions but the one
 *   to be made
 * @throws DomainError "limits/too-many", "database/away"
 */
export async function disconnect(
  viewer: Viewer,
  provider: Provider,
  proof: string,
): Promise<Disconnection> {
  if (!(await provesOwner(viewer, proof, provider))) return { status: 'not-proven' };
  const done = await withLearner(viewer, async ({ client }): Promise<Disconnection> => {
    if (!(await hasOtherWay(client, viewer.userId, provider))) return { status: 'last-way' };
    await client.query(
      'DELETE FROM "ExternalAccount" WHERE "userId" = $1::uuid AND provider = $2',
      [viewer.userId, provider],
    );
    // Nor shall a link lead in that was asked for by whoever came that way.
    await dropTokens(client, viewer.userId);
    const { rows } = await client.query<SessionUser>(
      `UPDATE "User" SET "sessionEpoch" = "sessionEpoch" + 1
       WHERE id = $1::uuid RETURNING id, "sessionEpoch" AS epoch`,
      [viewer.userId],
    );
    return rows[0] ? { status: 'disconnected', user: rows[0] } : { status: 'gone' };
  });
  return done ?? { status: 'gone' };
}

/** By a password, a link in a letter, or another provider that the operator offers today. */
async function hasOtherWay(client: PoolClient, id: string, provider: Provider): Promise<boolean> {
  const { mail, providers } = readWays();
  const others = providers.filter((one) => one !== provider);
  const { rows } = await client.query(
    `SELECT 1 FROM "User" u WHERE id = $1::uuid AND ("passwordHash" IS NOT NULL
       OR (email IS NOT NULL AND $3) OR EXISTS (SELECT 1 FROM "ExternalAccount" e
         WHERE e."userId" = u.id AND e.provider = ANY($2::text[])))`,
    [id, others, mail],
  );
  return rows.length > 0;
}
