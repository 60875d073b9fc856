import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, neutral } from './csv';

const text = fc.oneof(
  fc.string(),
  fc.string({
    unit: fc.constantFrom(',', '"', '\r', '\n', '\t', '=', '+', '-', '@', 'a', ' ', 'é'),
  }),
);
const cell = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());

describe('csvOf', () => {
  it('gives back every cell to a reader of RFC 4180, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }).chain((width) => {
          const line = (of: typeof cell) => fc.array(of, { minLength: width, maxLength: width });
          return fc.tuple(line(text as typeof cell), fc.array(line(cell), { maxLength: 6 }));
        }),
        ([head, rows]) => {
          const read = parse(csvOf({ head: head as string[], rows }), {
            bom: true,
            record_delimiter: '\r\n',
          });
          const sent = [head, ...rows].map((cells) => cells.map((one) => String(neutral(one))));
          expect(read).toEqual(sent);
        },
      ),
    );
  });

  it('runs nothing: no text begins as a formula, and every number stays one', () => {
    for (const sign of ['=', '+', '-', '@', '\t', '\r']) {
      expect(neutral(`${sign}cmd|' /C calc'!A0`)).toBe(`'${sign}cmd|' /C calc'!A0`);
    }
    expect(neutral(-0.25)).toBe(-0.25);
    expect(csvOf({ head: ['a', 'b'], rows: [[-0.25, '-0.25']] }, false)).toBe(
      "a,b\r\n-0.25,'-0.25\r\n",
    );
    expect(neutral('a=b')).toBe('a=b');
  });
});
