// Decides which other sites sign people in here, and what is believed of what they tell.
import type { AuthOptions, Profile } from 'next-auth';
import GithubProvider, { type GithubEmail, type GithubProfile } from 'next-auth/providers/github';
import GoogleProvider from 'next-auth/providers/google';
import { z } from 'zod';
import { email } from '@/core/accounts/email';
import { personName, PROVIDERS } from '@/core/accounts/sign-in';
import type { External } from '@/server/accounts/external-account';
import { env } from '@/server/env';

/** Those whose ids the operator has set. */
export function providers(): AuthOptions['providers'] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env();
  return [
    ...(GITHUB_ID && GITHUB_SECRET ? [github(GITHUB_ID, GITHUB_SECRET)] : []),
    ...(GOOGLE_ID && GOOGLE_SECRET
      ? [GoogleProvider({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET })]
      : []),
  ];
}

/** GitHub tells in a list of its own which e-mails are confirmed. */
function github(clientId: string, clientSecret: string) {
  return GithubProvider({
    clientId,
    clientSecret,
    userinfo: {
      url: 'https://api.github.com/user',
      async request({ client, tokens }) {
        const profile = await client.userinfo<GithubProfile>(tokens.access_token ?? '');
        const response = await fetch('https://api.github.com/user/emails', {
          headers: { Authorization: `Bearer ${tokens.access_token}` },
        });
        const emails = response.ok ? ((await response.json()) as GithubEmail[]) : [];
        return { ...profile, email: confirmedOf(emails) ?? '' };
      },
    },
  });
}

/** @returns the main e-mail where it is confirmed, else null */
export function confirmedOf(emails: readonly Omit<GithubEmail, 'visibility'>[]): string | null {
  return emails.find(({ primary, verified }) => primary && verified)?.email ?? null;
}

const googleClaims = z.object({ email_verified: z.literal(true), email: z.string() });

/** What a provider says of somebody, as far as it is believed. @returns null for a provider unknown here */
export function externalOf(
  provider: string,
  externalId: string,
  profile: Profile | undefined,
): External | null {
  const known = PROVIDERS.find((one) => one === provider);
  if (!known) return null;
  const google = googleClaims.safeParse(profile);
  const told = provider === 'github' ? profile?.email : google.success ? google.data.email : null;
  const address = email.safeParse(told);
  const name = personName.safeParse(profile?.name ?? (profile as { login?: string })?.login);
  return {
    provider: known,
    externalId,
    email: address.success ? address.data : null,
    name: name.success ? name.data : provider,
  };
}
