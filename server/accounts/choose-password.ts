// Decides whether a password may be chosen, with the list that only the server has.
import { passwordFault, type PasswordFault } from '@/core/accounts/password';
import { commonPasswords } from '@/server/accounts/common-passwords';

/** @returns null for one that may be taken */
export async function faultOf(
  password: string,
  owner: { email: string | null; name: string | null },
): Promise<PasswordFault | null> {
  return passwordFault(
    password,
    { email: owner.email ?? '', name: owner.name ?? '' },
    await commonPasswords(),
  );
}
