// Decides how often codes may be tried, so that nobody finds a class by trying. Only those that lead nowhere
// count: else a few pupils more would close their school's address, and anybody a code that they know.
import { readCode } from '@/core/classes/join-code';
import { countAttempt, networkOf, refuseIfSpent, type LimitName } from '@/server/accounts/limits';
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
  if (code === null) return null;
  const tries: [LimitName, string][] = [['join-address', networkOf(address)]];
  if (viewer) tries.push(['join-account', viewer.userId]);
  for (const [name, who] of tries) await refuseIfSpent(name, who);
  const offer = await findOffer(viewer, code, now);
  if (offer) return { ...offer, code };
  for (const [name, who] of tries) await countAttempt(name, who);
  return null;
}
