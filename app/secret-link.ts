// Decides what pages have in common whose address holds a secret: which one was brought, and that it leaves
// this site with nobody.
import type { Metadata } from 'next';

/** The query of such a page's address. */
export interface SecretQuery {
  token?: string | string[];
}

/** The form needs to say that it comes from here; nobody else is told the address. */
export function secretMetadata(title: string): Metadata {
  return { title, referrer: 'same-origin' };
}

/** The first where there are several. @returns undefined where the address has none */
export async function tokenOf(query: Promise<SecretQuery>): Promise<string | undefined> {
  return [(await query).token].flat()[0];
}
