// Decides what of a ZIP archive is unpacked: sizes, names and kinds are checked in its directory
// before a byte is inflated. Refuses to know what the files are.
import { inflateSync, Zip as ZipStream, ZipDeflate, zipSync } from 'fflate';
import { DomainError } from '@/core/errors';

export const ZIP_LIMITS = {
  entries: 20_000,
  /** Of one file, unpacked. */
  fileBytes: 64 * 1024 * 1024,
  /** Of all files together, unpacked. */
  allBytes: 256 * 1024 * 1024,
  nameLength: 512,
} as const;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const SYMLINK = 0xa000;

interface Entry {
  name: string;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

/** An opened archive; each file is inflated when it is asked for. */
export class Zip {
  private readonly entries = new Map<string, Entry>();
  private readonly view: DataView;

  /** @throws DomainError "exchange/unreadable" where the archive is not sound or asks too much */
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let sum = 0;
    for (const entry of this.directory()) {
      if (entry.name.endsWith('/')) continue;
      if (this.entries.has(entry.name)) {
        throw refused(`it has two files named "${shown(entry.name)}"`);
      }
      sum += entry.size;
      if (entry.size > ZIP_LIMITS.fileBytes) {
        throw refused(
          `"${shown(entry.name)}" would unpack to ${mib(entry.size)}, over the limit of ${mib(ZIP_LIMITS.fileBytes)}`,
        );
      }
      if (sum > ZIP_LIMITS.allBytes) {
        throw refused(`it would unpack to over ${mib(ZIP_LIMITS.allBytes)}`);
      }
      this.entries.set(entry.name, entry);
    }
  }

  /** In the order of the directory; folders are none. */
  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /**
   * @returns null where there is no such file
   * @throws DomainError "exchange/unreadable" where it is packed otherwise, or not what it says
   */
  file(name: string): Uint8Array | null {
    const entry = this.entries.get(name);
    if (entry === undefined) return null;
    const { offset, packed, size, method } = entry;
    if (this.u32(offset) !== LOCAL) throw refused(`"${shown(name)}" is not where it should be`);
    const start = offset + 30 + this.u16(offset + 26) + this.u16(offset + 28);
    if (start + packed > this.bytes.length) throw refused(`"${shown(name)}" is cut off`);
    const data = this.bytes.subarray(start, start + packed);
    const whole = method === 0 ? data.slice() : inflated(data, size, name);
    if (whole.length !== size || crc32(whole) !== entry.crc) {
      throw refused(`"${shown(name)}" is damaged or not as large as it says`);
    }
    return whole;
  }

  private *directory(): Generator<Entry> {
    const end = this.end();
    const count = this.u16(end + 10);
    let at = this.u32(end + 16);
    if (count === 0xffff || at === 0xffffffff) throw refused('it is in ZIP64, which is not read');
    if (count > ZIP_LIMITS.entries) throw refused(`it has over ${ZIP_LIMITS.entries} files`);
    for (let nth = 0; nth < count; nth += 1) {
      if (this.u32(at) !== ENTRY) throw refused('its directory is damaged');
      const [nameLength, extra, comment] = [
        this.u16(at + 28),
        this.u16(at + 30),
        this.u16(at + 32),
      ];
      if (nameLength > ZIP_LIMITS.nameLength) throw refused('it has a name that is too long');
      if (at + 46 + nameLength > this.bytes.length) throw refused('its directory is damaged');
      const name = this.nameAt(at + 46, nameLength, (this.u16(at + 8) & 0x800) !== 0);
      checkName(name);
      const [flags, system] = [this.u16(at + 8), this.u16(at + 4) >> 8];
      if ((flags & 1) !== 0) throw refused(`"${shown(name)}" is encrypted`);
      const mode = this.u32(at + 38) >>> 16;
      if (system === 3 && (mode & 0xf000) === SYMLINK) {
        throw refused(`"${shown(name)}" is a symbolic link`);
      }
      const method = this.u16(at + 10);
      if (method !== 0 && method !== 8) {
        throw refused(`"${shown(name)}" is packed in a way that is not read (${method})`);
      }
      const [packed, size, offset] = [this.u32(at + 20), this.u32(at + 24), this.u32(at + 42)];
      if ([packed, size, offset].includes(0xffffffff)) {
        throw refused(`"${shown(name)}" is in ZIP64 and over 4 GiB, which is not read`);
      }
      if (method === 0 && packed !== size) throw refused(`"${shown(name)}" is damaged`);
      yield { name, method, crc: this.u32(at + 16), packed, size, offset };
      at += 46 + nameLength + extra + comment;
    }
  }

  /** Where the end record starts; a comment of up to 64 KiB may follow it. */
  private end(): number {
    const first = Math.max(0, this.bytes.length - 22 - 0xffff);
    for (let at = this.bytes.length - 22; at >= first; at -= 1) {
      if (this.u32(at) === END && at + 22 + this.u16(at + 20) <= this.bytes.length) return at;
    }
    throw refused('it has no directory at its end');
  }

  private nameAt(at: number, length: number, isUtf8: boolean): string {
    const bytes = this.bytes.subarray(at, at + length);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      if (isUtf8) throw refused('it has a name that is no UTF-8');
      return new TextDecoder('windows-1252').decode(bytes);
    }
  }

  private u16(at: number): number {
    if (at + 2 > this.bytes.length) throw refused('it is cut off');
    return this.view.getUint16(at, true);
  }

  private u32(at: number): number {
    if (at < 0 || at + 4 > this.bytes.length) throw refused('it is cut off');
    return this.view.getUint32(at, true);
  }
}

/** Whether the bytes start like a ZIP archive. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

function checkName(name: string): void {
  if (name === '' || name.includes('\0')) throw refused('it has a file without a name');
  if (name.includes('\\')) throw refused(`the name "${shown(name)}" has a backslash`);
  if (/^(\/|[a-z]:)/i.test(name)) throw refused(`the name "${shown(name)}" is absolute`);
  if (name.split('/').includes('..')) throw refused(`the name "${shown(name)}" leads out of it`);
}

function inflated(data: Uint8Array, size: number, name: string): Uint8Array {
  try {
    // What does not fit the size that was told is not kept; the check sum then tells.
    return inflateSync(data, { out: new Uint8Array(size) });
  } catch {
    throw refused(`"${shown(name)}" cannot be unpacked`);
  }
}

function refused(why: string): DomainError {
  return new DomainError('exchange/unreadable', `This ZIP archive is not read: ${why}.`);
}

function shown(name: string): string {
  return [...name.slice(0, 80)].map((sign) => (sign < ' ' ? '?' : sign)).join('');
}

function mib(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** The same bytes whenever it is made. */
const MADE = new Date(Date.UTC(2000, 0, 1, 12));

/** An archive of these files; the same files make the same bytes, whenever. */
export function zipOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...files }, { level: 6, mtime: MADE });
}

/** Packed between two pauses: some ten milliseconds. */
const PIECE_BYTES = 128 * 1024;

/** As zipOf, for large archives: whoever packs may do other things in between. */
export async function zipWithPauses(
  files: Readonly<Record<string, Uint8Array>>,
  pause: () => Promise<void>,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const archive = new ZipStream((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  for (const [name, bytes] of Object.entries(files)) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = MADE;
    archive.add(file);
    for (let from = 0; from === 0 || from < bytes.length; from += PIECE_BYTES) {
      const end = from + PIECE_BYTES;
      file.push(bytes.subarray(from, end), end >= bytes.length);
      await pause();
    }
  }
  archive.end();
  return joined(pieces);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
