// Decides the name of an option: a hash of its own words, so that edits elsewhere never rename it.
// Refuses to know which option is right, and where it stands.
import { sha256 } from '@/core/content/hash';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 8;

/**
 * One id for each text, in the order given: eight characters of Crockford's base 32 (40 bits of
 * the text's SHA-256). A text that was there before gets an ordinal: `k3f9a2xq`, `k3f9a2xq-2`.
 *
 * A kind whose order is its key (ordering, Parsons) must shuffle before it calls this, and must
 * treat equal texts as interchangeable; otherwise the ordinals would tell the order.
 *
 * @param texts normalised by the caller; texts that are equal after NFC are the same text.
 */
export function optionIds(texts: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const id = hashOf(text.normalize('NFC'));
    const ordinal = (seen.get(id) ?? 0) + 1;
    seen.set(id, ordinal);
    return ordinal === 1 ? id : `${id}-${ordinal}`;
  });
}

function hashOf(text: string): string {
  const bits = BigInt(`0x${sha256(text).slice(0, LENGTH * 2)}`);
  return Array.from({ length: LENGTH }, (_, index) =>
    ALPHABET.charAt(Number((bits >> BigInt(index * 5)) & 31n)),
  ).join('');
}
