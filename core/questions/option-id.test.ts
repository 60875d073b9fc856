import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionIds } from '@/core/questions/option-id';

describe('optionIds', () => {
  it('never changes what a text was called: old answers name options by these ids', () => {
    expect(optionIds(["request.session['theme'] = 'dark'", 'True'])).toMatchInlineSnapshot(`
      [
        "s74awzwm",
        "v6dy1mxr",
      ]
    `);
  });

  it('gives an option the same id whatever stands beside it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.nat(), (texts, pick) => {
        const index = pick % texts.length;
        const [alone] = optionIds([texts[index] ?? '']);
        const nfc = texts.map((text) => text.normalize('NFC'));
        fc.pre(new Set(nfc).size === nfc.length);
        expect(optionIds(texts)[index]).toBe(alone);
        expect(optionIds([...texts].reverse()).reverse()[index]).toBe(alone);
      }),
    );
  });

  it('gives different options different ids of one length', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const ids = optionIds(texts);
        expect(new Set(ids).size).toBe(texts.length);
        for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{8}(-\d+)?$/);
      }),
    );
  });

  it('numbers equal texts in the order given', () => {
    const [first, other, second, third] = optionIds(['same', 'other', 'same', 'same']);
    expect([second, third]).toEqual([`${first}-2`, `${first}-3`]);
    expect(other).not.toContain('-');
  });
});
