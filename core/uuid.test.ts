import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isUuid } from './uuid';

it('takes an id in capital and small letters, of any version', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(isUuid(id)).toBe(true);
      expect(isUuid(id.toUpperCase())).toBe(true);
    }),
  );
});

it('takes nothing that is longer, shorter, or has another letter', () => {
  const id = randomUUID();
  for (const text of ['', 'me', id.slice(1), `${id}0`, `${id}\n`, `g${id.slice(1)}`, ` ${id}`])
    expect(isUuid(text)).toBe(false);
});
