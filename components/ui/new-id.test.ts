import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { newId } from '@/components/ui/new-id';

afterEach(() => vi.unstubAllGlobals());

/** What a browser has on a page that came over plain HTTP. */
function plainHttp(bytes: Uint8Array): void {
  vi.stubGlobal('crypto', {
    getRandomValues: (into: Uint8Array) => {
      into.set(bytes);
      return into;
    },
  });
}

it('is a UUID of version 4 whatever was drawn, also where the browser makes none itself', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      plainHttp(bytes);
      expect(z.uuidv4().safeParse(newId()).success).toBe(true);
    }),
  );
});

it('keeps every bit that was drawn but the six that name version and variant', () => {
  plainHttp(Uint8Array.from({ length: 16 }, (_, at) => at * 17));
  expect(newId()).toBe('00112233-4455-4677-8899-aabbccddeeff');
});

it('is another one each time', () => {
  expect(new Set(Array.from({ length: 1_000 }, newId)).size).toBe(1_000);
});
