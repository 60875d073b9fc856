// Decides how content is identified: by SHA-256 of what it says.
import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Hex SHA-256, 64 characters. Text is hashed as UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return bytesToHex(digest(typeof data === 'string' ? utf8ToBytes(data) : data));
}

/**
 * A version: the first 16 hex characters of the SHA-256 of the value's JSON with sorted keys.
 * Values that are equal as JSON have equal versions, whatever the order of their keys.
 */
export function versionOf(value: unknown): string {
  return sha256(JSON.stringify(value, sortKeys) ?? 'undefined').slice(0, 16);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}
