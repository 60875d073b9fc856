// Decides what the forms of signing up and in may hold. Whether a password is right or too common is
// known on the server only.
import { z } from 'zod';
import { email } from '@/core/accounts/email';

const LONGEST_TYPED = 2_000;

export const personName = z
  .string()
  .max(1_000)
  .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(80)
      // Nothing that turns the text around it.
      .regex(/^[^\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*$/u),
  );

/** Long enough for any password there is; its rules are in password.ts. */
const typedPassword = z.string().min(1).max(LONGEST_TYPED);

/** A checkbox that is not set is not sent. */
const checkbox = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

export const signUpForm = z.object({
  name: personName,
  email,
  password: typedPassword,
  teaches: checkbox,
});
export type SignUp = z.output<typeof signUpForm>;

export const signInForm = z.object({ email, password: typedPassword });

export const emailForm = z.object({ email });

export const newPasswordForm = z.object({ password: typedPassword });

export const changePasswordForm = z.object({ current: typedPassword, password: typedPassword });

export const changeEmailForm = z.object({ email, current: typedPassword });

/** Other sites that may sign people in here, by the names that the database keeps. */
export const PROVIDERS = ['github', 'google'] as const;
export type Provider = (typeof PROVIDERS)[number];

export const disconnectForm = z.object({
  provider: z.enum(PROVIDERS),
  /** A password, an e-mail or a word. */
  proof: z.string().max(LONGEST_TYPED),
});
