// Decides in which language the page of one request writes dates: the viewer's own, once it is known who asks.
// A cached page has a place of its own for this, which stays empty: nothing of a person gets into it.
import { cache } from 'react';
import { knownLocale } from '@/i18n/known-locale';

const ofRequest = cache((): { locale: string | null } => ({ locale: null }));

/** @param locale as the account has it; null follows the product */
export function noteDateLocale(locale: string | null): void {
  ofRequest().locale = knownLocale(locale);
}

/** @param words the language of the product's words, for everybody who chose none */
export function dateLocaleOfRequest(words: string): string {
  return ofRequest().locale ?? words;
}
