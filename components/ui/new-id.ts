// Decides how something made in the browser gets its id: an answer, a test, a report. `crypto.randomUUID`
// would do, but browsers keep it from pages on plain HTTP, as a school's own network may serve them.

/** @returns a random UUID, version 4 (RFC 9562, section 5.4) */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const digits = [...bytes].map((byte, at) => {
    if (at === 6) return ((byte & 0x0f) | 0x40).toString(16);
    if (at === 8) return ((byte & 0x3f) | 0x80).toString(16);
    return byte.toString(16).padStart(2, '0');
  });
  return [
    [0, 4],
    [4, 6],
    [6, 8],
    [8, 10],
    [10, 16],
  ]
    .map(([from, to]) => digits.slice(from, to).join(''))
    .join('-');
}
