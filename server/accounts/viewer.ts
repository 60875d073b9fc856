// Decides who is asking: the only place where a Viewer is made, from a claim and the account's row.
// No Next.js here; pages come through next-request.ts.
import { pool } from '@/server/database/client';
import { knownFailure } from '@/server/health/steadily';
import type { Claim } from '@/server/accounts/session';

export type Role = 'guest' | 'student' | 'teacher' | 'author' | 'admin';

declare const admitted: unique symbol;

/** Somebody whose session holds now. Queries take it first and scope by it. */
export interface Viewer {
  /** Nobody else can make one: the symbol is private to this module. */
  readonly [admitted]: true;
  readonly userId: string;
  readonly role: Role;
  readonly epoch: number;
  readonly timeZone: string;
  readonly rolloverHour: number;
  /** Online offset of recall, in logits. */
  readonly recallOffset: number;
  /** For pages, BCP 47. Null follows the product, and where the hot path admitted. */
  readonly dateLocale: string | null;
}

/** The columns of an account that decide who is asking. */
export interface AccountRow {
  id: string;
  role: Role;
  sessionEpoch: number;
  timeZone: string;
  rolloverHour: number;
  recallOffset: number;
  /** Left out where nothing is shown. */
  dateLocale?: string | null;
}

/**
 * @param claim what the cookie said; only its user and epoch count
 * @param account the row with that user's id, read in the same request
 * @returns null when the account is gone or its sessions were ended
 */
export function admit(
  claim: Pick<Claim, 'userId' | 'epoch'>,
  account: AccountRow | undefined,
): Viewer | null {
  if (!account || account.id !== claim.userId || account.sessionEpoch !== claim.epoch) return null;
  return {
    userId: account.id,
    role: account.role,
    epoch: account.sessionEpoch,
    timeZone: account.timeZone,
    rolloverHour: account.rolloverHour,
    recallOffset: account.recallOffset,
    dateLocale: account.dateLocale ?? null,
  } as Viewer;
}

/** Who may read content as it was written, with its keys, and have it read again. */
export function writesContent(viewer: Viewer | null): boolean {
  return viewer?.role === 'author' || viewer?.role === 'admin';
}

/** Who may make classes and teach in them. */
export function mayTeach(viewer: Viewer | null): boolean {
  return viewer?.role === 'teacher' || viewer?.role === 'author' || viewer?.role === 'admin';
}

const ACCOUNT_STATEMENT = {
  name: 'account-by-id',
  text: `SELECT id, role::text, "sessionEpoch", "timeZone", "rolloverHour", "recallOffset", "dateLocale" FROM "User" WHERE id = $1::uuid`,
};

/**
 * Reads the account behind a claim. The hot path does not come here: it admits from its own reading.
 *
 * @throws DomainError "database/away"
 */
export async function findViewer(
  claim: Pick<Claim, 'userId' | 'epoch'> | null,
): Promise<Viewer | null> {
  if (claim === null) return null;
  try {
    const { rows } = await pool().query<AccountRow>({
      ...ACCOUNT_STATEMENT,
      values: [claim.userId],
    });
    return admit(claim, rows[0]);
  } catch (error) {
    throw knownFailure(error) ?? error;
  }
}
