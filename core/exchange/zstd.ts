// Decides how much Zstandard data may unpack to: what asks for more is refused while it unpacks.
import { Decompress } from 'fzstd';
import { DomainError } from '@/core/errors';

const SLICE = 16 * 1024;
const MAX_WINDOW = 64 * 1024 * 1024;

export function isZstd(bytes: Uint8Array): boolean {
  return bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd;
}

/** @throws DomainError "exchange/unreadable" where it is damaged or over the limit, in bytes */
export function unzstd(bytes: Uint8Array, limit: number): Uint8Array {
  if (!isZstd(bytes)) throw refused('it is no Zstandard data');
  if (windowOf(bytes) > MAX_WINDOW) throw refused('it asks for too much memory');
  const parts: Uint8Array[] = [];
  let size = 0;
  const take = (part: Uint8Array) => {
    size += part.length;
    if (size > limit)
      throw refused(`it would unpack to over ${Math.round(limit / 1024 / 1024)} MiB`);
    parts.push(part.slice());
  };
  try {
    const stream = new Decompress(take);
    for (let at = 0; at < bytes.length; at += SLICE) {
      stream.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
    }
  } catch (error) {
    throw error instanceof DomainError ? error : refused('it is damaged');
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Bytes of memory that the first frame asks for. @see RFC 8878, 3.1.1.1 */
function windowOf(bytes: Uint8Array): number {
  const descriptor = bytes[4] ?? 0;
  const isSingle = (descriptor & 0x20) !== 0;
  if (!isSingle) {
    const window = bytes[5] ?? 0;
    const base = 2 ** (10 + (window >> 3));
    return base + (base / 8) * (window & 7);
  }
  const at = 5 + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  const length = [1, 2, 4, 8][descriptor >> 6] ?? 1;
  let size = 0;
  for (let nth = 0; nth < length; nth += 1) size += (bytes[at + nth] ?? 0) * 256 ** nth;
  return size;
}

function refused(why: string): DomainError {
  return new DomainError('exchange/unreadable', `This packed data is not read: ${why}.`);
}
