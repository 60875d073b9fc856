import { zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DomainError } from '@/core/errors';
import { Zip, ZIP_LIMITS, zipOf } from '@/core/exchange/zip';

const text = (words: string) => new TextEncoder().encode(words);
const opened = (files: Zippable) => new Zip(zipSync(files));

/** The archive with a change at each place where its directory has an entry. */
function changed(bytes: Uint8Array, change: (view: DataView, entry: number) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 < copy.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) change(view, at);
  }
  return copy;
}

it('gives back what was packed, deflated or stored, in nested folders', () => {
  const zip = opened({
    'a/b.txt': text('hello'.repeat(100)),
    'c.txt': [text('stored'), { level: 0 }],
  });
  expect(zip.names).toEqual(['a/b.txt', 'c.txt']);
  expect(new TextDecoder().decode(zip.file('a/b.txt') ?? new Uint8Array())).toContain('hellohello');
  expect(new TextDecoder().decode(zip.file('c.txt') ?? new Uint8Array())).toBe('stored');
  expect(zip.file('none')).toBeNull();
});

it('packs the same bytes for the same files', () => {
  expect(zipOf({ a: text('x') })).toEqual(zipOf({ a: text('x') }));
});

describe('an archive is refused by name', () => {
  const plain = () => zipSync({ 'a.txt': text('hello hello hello hello') });
  const entry = (change: (view: DataView, at: number) => void) => changed(plain(), change);
  it.each<[string, () => Uint8Array]>([
    ['leads out of it', () => zipSync({ '../a': text('x') })],
    ['leads out of it', () => zipSync({ 'a/../../b': text('x') })],
    ['is absolute', () => zipSync({ '/etc/passwd': text('x') })],
    ['is absolute', () => zipSync({ 'C:/a': text('x') })],
    ['has a backslash', () => zipSync({ 'a\\b': text('x') })],
    ['is encrypted', () => entry((view, at) => view.setUint16(at + 8, 1, true))],
    [
      'is a symbolic link',
      () => zipSync({ link: [text('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }),
    ],
    ['would unpack to 2048 MiB', () => entry((view, at) => view.setUint32(at + 24, 2 ** 31, true))],
    ['over 4 GiB', () => entry((view, at) => view.setUint32(at + 24, 0xffffffff, true))],
    ['packed in a way', () => entry((view, at) => view.setUint16(at + 10, 99, true))],
    ['no directory', () => text('PK\u0003\u0004 and nothing else that is of use here')],
    ['no directory', () => new Uint8Array()],
    ['two files named', () => twice()],
    ['over 256 MiB', () => large()],
    [`over ${ZIP_LIMITS.entries} files`, () => crowded()],
    ['name that is too long', () => zipSync({ ['a'.repeat(600)]: text('x') })],
  ])('%s', (why, bytes) => {
    const archive = bytes();
    expect(() => new Zip(archive)).toThrow(DomainError);
    expect(() => new Zip(archive)).toThrow(why);
  });

  function twice(): Uint8Array {
    const bytes = zipSync({ 'a.txt': text('one'), 'b.txt': text('two') });
    return changed(bytes, (view, at) => view.setUint8(at + 46, 'a'.charCodeAt(0)));
  }

  function large(): Uint8Array {
    const names = Array.from({ length: 5 }, (_, nth) => [`${nth}.bin`, text('x')] as const);
    return changed(zipSync(Object.fromEntries(names)), (view, at) =>
      view.setUint32(at + 24, 60 * 1024 * 1024, true),
    );
  }

  function crowded(): Uint8Array {
    const bytes = zipSync({ a: text('x') });
    const view = new DataView(bytes.buffer);
    view.setUint16(bytes.length - 22 + 10, ZIP_LIMITS.entries + 1, true);
    return bytes;
  }
});

it('does not unpack more than the directory says, nor a file that is not what it says', () => {
  const bytes = zipSync({ zeros: new Uint8Array(4 * 1024 * 1024) });
  const lying = changed(bytes, (view, at) => view.setUint32(at + 24, 1000, true));
  expect(() => new Zip(lying).file('zeros')).toThrow('damaged or not as large as it says');
  const other = changed(bytes, (view, at) => view.setUint32(at + 16, 7, true));
  expect(() => new Zip(other).file('zeros')).toThrow('damaged');
});

it('a directory that asks for 10 GB of zeros ends before anything is unpacked', () => {
  const bytes = zipSync({ zeros: new Uint8Array(1024 * 1024) });
  const lying = changed(bytes, (view, at) => view.setUint32(at + 24, 0xfffffffe, true));
  // The constructor reads the directory alone.
  expect(() => new Zip(lying)).toThrow('over the limit');
});
