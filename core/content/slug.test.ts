import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSlug, slugOf } from '@/core/content/slug';

it.each([
  ['Which line stores the theme?', 'which-line-stores-the-theme'],
  ['Über `get()`', 'uber-get'],
  ['日本語', 'section'],
  ['', 'section'],
])('the slug of "%s" is "%s"', (text, slug) => {
  expect(slugOf(text)).toBe(slug);
});

it('whatever the text, its slug is one', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isSlug(slugOf(text))));
});
