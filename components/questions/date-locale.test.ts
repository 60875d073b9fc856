import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const now = new Date(2026, 10, 19, 12, 0);
const FAR = '2026-12-24';

/** A browser's tab: modules of its own, and what is kept between tabs. */
async function openTab() {
  vi.resetModules();
  return {
    ...(await import('@/components/questions/date-locale')),
    ...(await import('@/components/questions/days')),
    ...(await import('@/components/tests/moment-name')),
  };
}

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

describe('the language of dates in a browser', () => {
  beforeEach(() => {
    vi.stubGlobal('document', {});
    vi.stubGlobal('localStorage', storage());
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is that of the words until somebody chose one', async () => {
    const { dateName } = await openTab();
    expect(dateName(FAR, now, 'en-GB')).toBe('24 December');
  });

  it('holds at once, in the next tab too, and until another is chosen', async () => {
    const first = await openTab();
    expect(first.dateName(FAR, now, 'en-GB')).toBe('24 December');
    first.rememberDateLocale('de-DE');
    expect(first.dateName(FAR, now, 'en-GB')).toBe('24. Dezember');
    const next = await openTab();
    expect(next.dayName('2026-11-24', now, 'en-GB')).toBe('Dienstag');
    const words = { on: '{day}, {time}', today: '{time}', tomorrow: '{time}' };
    expect(next.momentName(new Date(2026, 11, 24, 18, 5), now, words, 'en-GB')).toBe(
      '24. Dezember, 18:05',
    );
    next.rememberDateLocale(null);
    expect(next.dateName(FAR, now, 'en-GB')).toBe('24 December');
    expect((await openTab()).dateName(FAR, now, 'en-GB')).toBe('24 December');
  });

  it.each(['', 'no language', 'xx-invalid-language-tag-that-is-long', 'tlh', '\u0000'])(
    'falls back to that of the words for %j',
    async (locale) => {
      localStorage.setItem('date-locale', locale);
      const tab = await openTab();
      expect(tab.dateName(FAR, now, 'en-GB')).toBe('24 December');
      tab.rememberDateLocale(locale);
      expect(tab.dateName(FAR, now, 'en-GB')).toBe('24 December');
    },
  );

  it('needs no storage', async () => {
    const refuse = () => {
      throw new Error('refused');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    const { rememberDateLocale, dateName } = await openTab();
    expect(dateName(FAR, now, 'en-GB')).toBe('24 December');
    rememberDateLocale('fr-FR');
    expect(dateName(FAR, now, 'en-GB')).toBe('24 décembre');
  });

  it('is none of the server’s, whatever was chosen', async () => {
    const { rememberDateLocale, dateName } = await openTab();
    rememberDateLocale('de-DE');
    vi.stubGlobal('document', undefined);
    expect(dateName(FAR, now, 'en-GB')).toBe('24 December');
  });
});
