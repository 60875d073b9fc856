// Decides what somebody can set about themselves, apart from how they learn.
import { z } from 'zod';
import { personName } from '@/core/accounts/sign-in';

/** BCP 47, each named in its own language; the interface's words stay what they are. */
export const DATE_LOCALES = {
  'en-GB': 'English (United Kingdom)',
  'en-US': 'English (United States)',
  'de-DE': 'Deutsch',
  'es-ES': 'Español',
  'fr-FR': 'Français',
  'it-IT': 'Italiano',
  'nl-NL': 'Nederlands',
  'pl-PL': 'Polski',
  'pt-PT': 'Português',
  'sv-SE': 'Svenska',
  'tr-TR': 'Türkçe',
  'uk-UA': 'Українська',
  'ja-JP': '日本語',
  'zh-CN': '中文',
} as const;

/** An empty language follows the product. */
export const youForm = z.object({
  name: personName,
  dateLocale: z
    .enum(['', ...Object.keys(DATE_LOCALES)])
    .transform((locale) => (locale === '' ? null : locale)),
});
export type You = z.output<typeof youForm>;

/** What shows that an account is one's own: its password, without one its e-mail, without both a word. */
export type Proof = 'password' | 'email' | 'word';

/** Typed by whoever has neither password nor e-mail to show that they mean it. */
export const ERASE_WORD = 'delete';
