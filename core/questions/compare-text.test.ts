import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableText, sameText } from '@/core/questions/compare-text';

describe('sameText', () => {
  it.each([
    ['white space', '  two   words\n', 'two words'],
    ['a no-break space', 'two\u00A0words', 'two words'],
    ['letter case', 'GET', 'get'],
    ['full-width letters', 'ｇｅｔ', 'get'],
    ['composed and decomposed accents', 'e\u0301t\u00E9', '\u00E9te\u0301'],
    ['zero-width characters', 'g\u200Be\u2060t\uFEFF', 'get'],
    ['curly quotes', '\u2018dark\u2019 \u201Cred\u201D', `'dark' "red"`],
    ['dashes', '\u2014all \u22125', '--all -5'],
    ['an ellipsis', 'a\u2026', 'a...'],
    ['backticks around it', '`get()`', 'get()'],
    ['sharp s', 'STRASSE', 'stra\u00DFe'],
    ['final sigma', 'ΟΔΟΣ', 'οδός'.normalize('NFD').replace(/\u0301/, '')],
  ])('sees past %s', (_what, left, right) => {
    expect(sameText(left, right, false)).toBe(true);
  });

  it.each([
    ['quotes around it', `'dark'`, 'dark'],
    ['spelling', 'gett', 'get'],
    ['punctuation', 'get()', 'get'],
    ['accents', 'ete', 'été'],
    ['inner backticks', 'a`b', 'ab'],
    ['missing spaces', 'twowords', 'two words'],
  ])('minds %s', (_what, left, right) => {
    expect(sameText(left, right, false)).toBe(false);
  });

  it('minds letter case where the author is strict', () => {
    expect(sameText('Get', 'get', true)).toBe(false);
    expect(sameText(' Get ', '`Get`', true)).toBe(true);
  });
});

describe('comparableText', () => {
  it('is its own form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, strict) => {
        const form = comparableText(text, strict);
        expect(comparableText(form, strict)).toBe(form);
      }),
      { numRuns: 1000 },
    );
  });

  it('is blank for what shows nothing', () => {
    expect(comparableText(' \u200B\t``\u00A0', false)).toBe('');
  });
});
