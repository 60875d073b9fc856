// Decides which images of the content can be served, and how large they are shown.
import { imageSize } from 'image-size';
import { sha256 } from '@/core/content/hash';
import type { Media } from '@/core/content/library';
import type { Problem } from '@/core/content/document';

/** An image over this many bytes is refused. */
export const MAX_IMAGE_BYTES = 2 * 1024 * 1024;

/** The image, or what is wrong with it. */
export function readImage(
  bytes: Uint8Array,
  size: number,
  extension: string,
): { media: Media } | { problem: Omit<Problem, 'node'> } {
  if (size > MAX_IMAGE_BYTES) {
    return broken(
      'image-too-large',
      `This image has ${Math.ceil(size / 1024)} KiB; the limit is ${MAX_IMAGE_BYTES / 1024} KiB.`,
      'Make it smaller.',
    );
  }
  try {
    const { width, height, type = '' } = imageSize(bytes);
    const named = extension === 'jpeg' ? 'jpg' : extension;
    if (type !== named && !(named === 'avif' && type === 'heif')) {
      return broken(
        'image-type',
        `This file is named .${extension} but is ${type || 'something else'}.`,
        'Rename or convert it.',
      );
    }
    const measured = Number.isFinite(width) && Number.isFinite(height);
    return {
      media: {
        sha: sha256(bytes),
        extension,
        bytes,
        width: measured ? Math.round(width) : null,
        height: measured ? Math.round(height) : null,
      },
    };
  } catch {
    return broken(
      'image-type',
      `This is no readable ${extension} image.`,
      'Save it again from an image program.',
    );
  }
}

function broken(code: string, message: string, mend: string): { problem: Omit<Problem, 'node'> } {
  return { problem: { severity: 'error', code, message, mend } };
}
