import { expect, it } from 'vitest';
import { namedClass } from '@/core/classes/named-class';

it('knows names to open in a class by nicknames alone', () => {
  expect(namedClass({ id: 'a', pseudonymous: true })).toBe('a');
  expect(namedClass({ id: 'a', pseudonymous: false })).toBeNull();
});
