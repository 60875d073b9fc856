// Decides when two requests are the same: equal content, whatever the order of their fields.
import { hash } from 'node:crypto';

/** @returns 43 characters, equal for equal requests */
export function requestHash(request: unknown): string {
  return hash('sha256', canonical(request), 'buffer').toString('base64url');
}

/** JSON with sorted keys and without undefined fields. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}
