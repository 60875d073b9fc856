import { expect, it } from 'vitest';
import { isKeptPage, withoutQuery } from '@/components/offline/kept-pages';

it.each(['/', '/review', '/offline', '/learn/django', '/learn/django/views/concept'])(
  'keeps %s',
  (path) => expect(isKeptPage(path)).toBe(true),
);

it.each([
  '/tests/1',
  '/test/a/b',
  '/practice/a/b',
  '/progress',
  '/settings',
  '/api/review',
  '/learn/',
])('does not keep %s', (path) => expect(isKeptPage(path)).toBe(false));

it('keeps one copy of a page, whatever its address carries behind the question mark', () => {
  expect(withoutQuery('http://host/learn/a?x=1#y')).toBe('http://host/learn/a');
});
