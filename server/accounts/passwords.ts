// Decides how a password is kept and compared: Argon2id with OWASP's parameters. Knows no accounts.
import { availableParallelism } from 'node:os';
import { hash, parseOptions, verify, type Options } from '@node-rs/argon2';
import { normalPassword } from '@/core/accounts/password';
import { turns } from '@/server/accounts/turns';

/** @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
export const PARAMETERS = {
  // Argon2id, the package's own default.
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const satisfies Options;

/**
 * Each takes 19 MiB and a processor for some 20 ms; more at once would only wait for each other. Files and
 * compression use the same four threads of Node.js: one stays free for them.
 */
const AT_ONCE = Math.max(2, Math.min(3, availableParallelism()));

const inTurn = turns(AT_ONCE);

export interface Verified {
  right: boolean;
  /** Right, but hashed with earlier parameters: hash it again. */
  stale: boolean;
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalPassword(password), PARAMETERS));
}

/**
 * @param kept the account's hash; null where there is no account, or one without a password. That
 *   takes as long as a wrong password does.
 */
export async function verifyPassword(kept: string | null, password: string): Promise<Verified> {
  const against = kept ?? (await noOnesHash());
  const right = await inTurn(() => verify(against, normalPassword(password)).catch(() => false));
  return kept === null || !right
    ? { right: false, stale: false }
    : { right: true, stale: isStale(kept) };
}

function isStale(kept: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(kept);
  return (
    memoryCost !== PARAMETERS.memoryCost ||
    timeCost !== PARAMETERS.timeCost ||
    parallelism !== PARAMETERS.parallelism
  );
}

let dummy: Promise<string> | undefined;

function noOnesHash(): Promise<string> {
  return (dummy ??= hashPassword(crypto.randomUUID()));
}
