// Decides in which language this browser writes dates: pages and their words are everybody's, the language of
// dates is the viewer's. It is kept here, for the next page and without the network.
import { knownLocale } from '@/i18n/known-locale';

const KEY = 'date-locale';

/** Undefined until it was looked for. */
let chosen: string | null | undefined;

/**
 * On the server and for whoever chose none, the language of the words.
 *
 * @param words of the page, such as `en-GB`
 */
export function dateLocaleHere(words: string): string {
  if (typeof document === 'undefined') return words;
  if (chosen === undefined) chosen = knownLocale(read());
  return chosen ?? words;
}

/** As the account says now; null for somebody who chose none, and for guests. */
export function rememberDateLocale(locale: string | null): void {
  chosen = knownLocale(locale);
  try {
    if (chosen === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, chosen);
  } catch {
    // A browser that keeps nothing is told again on every page.
    return;
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
