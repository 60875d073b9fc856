// Decides what has the form of an id: whatever else an address or a form names cannot be anybody's.

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Of any version: the database takes it (RFC 9562, section 4). */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
