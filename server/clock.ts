// Decides what time it is: the one clock of the product, read where a request arrives and nowhere deeper.
// In builds for tests it can be moved, so that a journey may live through weeks; else it is the machine's.

const OFFSET = Symbol.for('holdfast.clock');
// Next.js bundles a copy of this module for its pages: both copies must tell the same time.
const held = globalThis as { [OFFSET]?: number };

export function now(): Date {
  return new Date(Date.now() + (held[OFFSET] ?? 0));
}

/** @param offsetMs how far this clock goes before the machine's; serve.ts calls it in builds for tests */
export function moveClock(offsetMs: number): void {
  held[OFFSET] = offsetMs;
}
