// Decides which languages of dates can be written here. What is stored may be older, or of another machine.

/** @returns the language, or null where dates cannot be written in it; never throws */
export function knownLocale(locale: string | null | undefined): string | null {
  if (locale === null || locale === undefined || locale === '') return null;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([locale])[0] ?? null;
  } catch {
    // No language tag at all.
    return null;
  }
}
