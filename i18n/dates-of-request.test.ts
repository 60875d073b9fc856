import { AsyncLocalStorage } from 'node:async_hooks';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { dateLocaleOfRequest, noteDateLocale } from '@/i18n/dates-of-request';

const { request } = vi.hoisted(() => ({ request: { current: null as null | (() => object) } }));

// As React keeps it: one value for each request, and none outside of one.
vi.mock('react', () => ({
  cache: (make: () => object) => {
    const kept = new WeakMap<object, object>();
    return () => {
      const key = request.current?.();
      if (key === undefined) return make();
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key);
    };
  },
}));

const requests = new AsyncLocalStorage<object>();
const inRequest = <Value>(work: () => Value) => requests.run({}, work);
request.current = () => requests.getStore() as object;

describe('the language of dates of a page', () => {
  it('is the viewer’s once it is known who asks, and that of the words before', () => {
    inRequest(() => {
      expect(dateLocaleOfRequest('en-GB')).toBe('en-GB');
      noteDateLocale('de-DE');
      expect(dateLocaleOfRequest('en-GB')).toBe('de-DE');
      noteDateLocale(null);
      expect(dateLocaleOfRequest('en-GB')).toBe('en-GB');
    });
  });

  it('is nobody else’s, also while both pages are rendered', async () => {
    const page = (locale: string | null) =>
      inRequest(async () => {
        noteDateLocale(locale);
        await Promise.resolve();
        return dateLocaleOfRequest('en-GB');
      });
    expect(await Promise.all(['fr-FR', null, 'ja-JP'].map(page))).toEqual([
      'fr-FR',
      'en-GB',
      'ja-JP',
    ]);
    noteDateLocale('fr-FR');
    expect(dateLocaleOfRequest('en-GB')).toBe('en-GB');
  });

  it.each(['', 'no language', 'tlh', '\u0000', 'de_DE'])(
    'is that of the words for %j',
    (locale) => {
      inRequest(() => {
        noteDateLocale(locale);
        expect(dateLocaleOfRequest('en-GB')).toBe('en-GB');
      });
    },
  );
});

it('is asked by every page: none writes dates in the language of the words by next-intl', () => {
  const root = path.join(import.meta.dirname, '..');
  const writes = ['app', 'components'].flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => path.join(room, file))
      .filter((file) =>
        /\b(getFormatter|useFormatter)\b/.test(readFileSync(path.join(root, file), 'utf8')),
      ),
  );
  expect(writes).toEqual([]);
});
