import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wrappedText } from './wrapped-text';

it('breaks between words and says where words are left over', () => {
  expect(wrappedText('Setting and getting session data', 20, 2)).toEqual([
    'Setting and getting',
    'session data',
  ]);
  expect(wrappedText('one two three four five', 9, 2)).toEqual(['one two', 'three…']);
  expect(wrappedText('Antidisestablishmentarianism', 10, 1)).toEqual(['Antidises…']);
});

it('never goes beyond the width or the lines', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 4, max: 40 }),
      fc.integer({ min: 1, max: 3 }),
      (text, width, lines) => {
        const broken = wrappedText(text, width, lines);
        expect(broken.length).toBeLessThanOrEqual(lines);
        for (const line of broken) expect(line.length).toBeLessThanOrEqual(width);
      },
    ),
  );
});
