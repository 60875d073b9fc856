// Decides how often codes may be tried, so that nobody finds a class by trying.
import { readCode } from '@/core/classes/join-code';
import { limitJoin } from '@/server/accounts/limits';
import type { Viewer } from '@/server/accounts/viewer';
import { findOffer, type JoinOffer } from '@/server/classes/join-class';

export interface FoundClass extends JoinOffer {
  code: string;
}

export interface Asked {
  /** As somebody typed it or followed it. */
  typed: string;
  /** Of the client. */
  address: string;
}

/**
 * @returns null for a code that leads nowhere, whyever
 * @throws DomainError "limits/too-many", "database/away"
 */
export async function lookForCode(
  viewer: Viewer | null,
  { typed, address }: Asked,
  now: Date,
): Promise<FoundClass | null> {
  const code = readCode(typed);
  if (code !== null) await limitJoin({ account: viewer?.userId ?? null, code, address });
  const offer = code === null ? null : await findOffer(viewer, code, now);
  return code === null || offer === null ? null : { ...offer, code };
}
