// Decides which ways in there are, by what the operator set up.
import { mailIsConfigured } from '@/server/accounts/mail';
import { env } from '@/server/env';

export interface WaysIn {
  mail: boolean;
  github: boolean;
  google: boolean;
  /** How somebody becomes a teacher. */
  teaching: 'approve' | 'open' | 'closed';
}

export function readWays(): WaysIn {
  const { GITHUB_ID, GOOGLE_ID, TEACHER_SIGNUP } = env();
  return {
    mail: mailIsConfigured(),
    github: GITHUB_ID !== undefined,
    google: GOOGLE_ID !== undefined,
    teaching: TEACHER_SIGNUP,
  };
}
