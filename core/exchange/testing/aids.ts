// What formats get from outside, in tests.
import { readFile } from 'node:fs/promises';
import type { Aids, WriteAids } from '@/core/exchange/exchange';

/** A red square of one pixel. */
export const PIXEL = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  ),
  (sign) => sign.charCodeAt(0),
);

export const aids: Aids & WriteAids = {
  sqliteWasm: () => readFile('node_modules/sql.js/dist/sql-wasm.wasm'),
  neighbour: (path) => (path.endsWith('pixel.png') ? PIXEL : null),
  pattern: 't/p',
  title: 'Pattern',
  image: (path) => (path.endsWith('pixel.png') ? PIXEL : null),
  now: new Date('2026-11-21T12:00:00Z'),
};
