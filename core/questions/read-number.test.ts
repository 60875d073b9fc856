import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '@/core/questions/read-number';

describe('readNumber', () => {
  it.each<[string, number[]]>([
    ['42', [42]],
    [' 42. ', [42]],
    ['+4', [4]],
    ['-0', [0]],
    ['007', [7]],
    ['.5', [0.5]],
    ['1.5', [1.5]],
    ['1,5', [1.5]],
    ['−5', [-5]],
    ['–5,25', [-5.25]],
    ['- 5', [-5]],
    ['1.5e3', [1500]],
    ['1,5E-3', [0.0015]],
    ['6.02×10^23', [6.02e23]],
    ['6.02 * 10^-3', [0.00602]],
    ['1 000', [1000]],
    ['1\u202F000\u00A0000', [1000000]],
    ['1_000_000', [1000000]],
    ["1'000", [1000]],
    ['1\u2019000.5', [1000.5]],
    ['1,234,567', [1234567]],
    ['1.234.567', [1234567]],
    ['1,234.5', [1234.5]],
    ['1.234,5', [1234.5]],
    ['1 234,5', [1234.5]],
    ['1,500', [1.5, 1500]],
    ['1.500', [1.5]],
    ['0,500', [0.5]],
    ['1500,000', [1500]],
    ['４２', [42]],
    ['\u200B42', [42]],
  ])('reads %j as %j', (text, values) => {
    expect(readNumber(text)).toEqual({ values, unit: null });
  });

  it.each([
    ['5 km', 5, 'km'],
    ['5km', 5, 'km'],
    ['9,81 m/s^2', 9.81, 'm/s^2'],
    ['50 %', 50, '%'],
    ['20°C', 20, '°C'],
    ['3 eggs', 3, 'eggs'],
  ])('reads %j with its unit', (text, value, unit) => {
    expect(readNumber(text)).toEqual({ values: [value], unit });
  });

  it.each([
    '',
    ' ',
    'abc',
    '-',
    '.',
    ',',
    'e5',
    '1/2',
    '1 2',
    '12 34',
    '1,2,3',
    '1.2.3',
    '1..2',
    '1,5,',
    '1,234.567.8',
    '3-4',
    '--5',
    '1e999',
    'NaN',
    'Infinity',
    '= 5',
    '5 = 5',
    '5 < 6',
    '1:30',
    '10^3',
    '2^3',
    '0x1F',
    '-0b1',
  ])('does not read %j', (text) => {
    expect(readNumber(text)).toBeNull();
  });

  it('reads back every number that a program writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const expected = value === 0 ? 0 : value;
        expect(readNumber(String(value))?.values).toEqual([expected]);
        expect(readNumber(String(value).replace('-', '−'))?.values).toEqual([expected]);
      }),
    );
  });

  it('has one reading in it that its language meant, whatever the language', () => {
    const cents = fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 100);
    const languages = fc.constantFrom(
      'en-US',
      'de-DE',
      'fr-FR',
      'de-CH',
      'es-ES',
      'sv-SE',
      'ja-JP',
    );
    fc.assert(
      fc.property(cents, languages, (value, language) => {
        const written = value.toLocaleString(language, { minimumFractionDigits: 2 });
        expect(readNumber(written)?.values).toContain(value);
      }),
    );
  });

  it('takes any text without failing or stalling', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => void readNumber(text)),
    );
    const started = performance.now();
    readNumber(`${'1,'.repeat(99)}x`);
    readNumber(`${'1 '.repeat(99)}x`);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
