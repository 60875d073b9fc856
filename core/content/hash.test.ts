import { expect, it } from 'vitest';
import { sha256, versionOf } from '@/core/content/hash';

it('is SHA-256 of the UTF-8 bytes', () => {
  // FIPS 180-2, appendix B.1.
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256('é')).toBe(sha256(new Uint8Array([0xc3, 0xa9])));
});

it('a version does not depend on the order of keys, at any depth, but on all values', () => {
  const version = versionOf({ a: 1, b: { c: [1, 2], d: null } });
  expect(versionOf({ b: { d: null, c: [1, 2] }, a: 1 })).toBe(version);
  expect(versionOf({ a: 1, b: { c: [2, 1], d: null } })).not.toBe(version);
  expect(version).toMatch(/^[0-9a-f]{16}$/);
});
