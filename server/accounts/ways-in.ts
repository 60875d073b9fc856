// Decides which ways in there are, by what the operator set up.
import { PROVIDERS, type Provider } from '@/core/accounts/sign-in';
import { mailIsConfigured } from '@/server/accounts/mail';
import { env } from '@/server/env';

export interface WaysIn {
  mail: boolean;
  /** Other sites that sign people in here. */
  providers: Provider[];
  /** How somebody becomes a teacher. */
  teaching: 'approve' | 'open' | 'closed';
}

export function readWays(): WaysIn {
  const { GITHUB_ID, GOOGLE_ID, TEACHER_SIGNUP } = env();
  const ids: Record<Provider, string | undefined> = { github: GITHUB_ID, google: GOOGLE_ID };
  return {
    mail: mailIsConfigured(),
    providers: PROVIDERS.filter((provider) => ids[provider] !== undefined),
    teaching: TEACHER_SIGNUP,
  };
}
