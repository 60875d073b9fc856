'use client';
// Decides what becomes of pictures that an author brings: they stand beside the draft, in this page only.
import { useCallback, useState } from 'react';
import type { NearbyFile } from '@/components/author/draft';

export interface Pictures {
  files: readonly NearbyFile[];
  /** @returns the Markdown that shows them; their alternative text is left to the author */
  add(pictures: readonly File[], pattern: string): Promise<string>;
}

export function usePictures(): Pictures {
  const [files, setFiles] = useState<readonly NearbyFile[]>([]);
  const add = useCallback(async (pictures: readonly File[], pattern: string) => {
    const added = await Promise.all(
      pictures.map(async (file) => ({
        path: `${pattern}/images/${slugged(file.name)}`,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    );
    setFiles((before) => [
      ...before.filter(({ path }) => !added.some((one) => one.path === path)),
      ...added,
    ]);
    return added.map(({ path }) => `![](../images/${path.split('/').at(-1)})`).join('\n\n');
  }, []);
  return { files, add };
}

/** The content wants small letters, digits and hyphens. */
function slugged(name: string): string {
  const [, stem = '', extension = ''] = /^(.*?)(\.[^.]*)?$/.exec(name.toLowerCase()) ?? [];
  const slug = stem.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return (slug === '' ? 'picture' : slug.slice(0, 60)) + extension;
}
