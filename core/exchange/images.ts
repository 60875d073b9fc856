// Decides which images of a source come along, and under which name: one made of their bytes, so
// that the name tells nothing and a second import finds the same.
import { readImage } from '@/core/content/images';
import { IMAGE_EXTENSIONS } from '@/core/content/layout';
import { sha256 } from '@/core/content/hash';

/** More images than this are left out. */
const MAX_IMAGES = 2000;

export class Images {
  /** By path inside the pattern: `images/NAME`. */
  readonly files = new Map<string, Uint8Array>();
  private readonly places = new Map<string, { path: string } | { why: string }>();

  /** @param find the bytes that an address of the source names; null where it has none */
  constructor(private readonly find: (address: string) => Uint8Array | null = () => null) {}

  /** Where the image is now, seen from a question file; or why it is not. */
  place(address: string): { path: string } | { why: string } {
    const known = this.places.get(address);
    if (known !== undefined) return known;
    const placed = this.taken(address);
    this.places.set(address, placed);
    return placed;
  }

  private taken(address: string): { path: string } | { why: string } {
    const shown = address.startsWith('data:') ? 'inside the text' : `"${address.slice(0, 80)}"`;
    const bytes = address.startsWith('data:') ? ofData(address) : this.find(address);
    if (bytes === null) {
      const away = /^(https?:)?\/\//i.test(address);
      return { why: away ? `The image ${shown} is elsewhere` : `The image ${shown} is not there` };
    }
    let why = 'is no readable image';
    for (const extension of IMAGE_EXTENSIONS) {
      const read = readImage(bytes, bytes.length, extension);
      if ('media' in read) {
        if (this.files.size >= MAX_IMAGES) return { why: `The image ${shown} is one too many` };
        const name = `images/imported-${sha256(bytes).slice(0, 12)}.${extension === 'jpeg' ? 'jpg' : extension}`;
        this.files.set(name, bytes);
        return { path: `../${name}` };
      }
      if (read.problem.code === 'image-too-large') why = 'is over 2 MiB';
    }
    return { why: `The image ${shown} ${why}` };
  }
}

/** The bytes of a base64 data address; null where it is none. */
function ofData(address: string): Uint8Array | null {
  const found = /^data:image\/[\w+.-]+;base64,/i.exec(address);
  return found === null ? null : bytesOfBase64(address.slice(found[0].length));
}

/** @returns null where it is no base64 */
export function bytesOfBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text.replace(/\s/g, '')), (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}

export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  }
  return btoa(text);
}
