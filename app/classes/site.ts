// Decides under which address this site is told to students: the one that their teacher uses.
import { headers } from 'next/headers';
import { siteAddress } from '@/server/accounts/origin';

export async function siteOfPage(): Promise<string> {
  return siteAddress((await headers()).get('host') ?? undefined);
}
