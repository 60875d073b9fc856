'use client';
// Decides when a draft is compiled: a moment after the last key, one at a time, the newest wins.
import { useEffect, useRef, useState } from 'react';
import type { Preview } from '@/components/author/compile-draft';
import type { NearbyFile } from '@/components/author/draft';
import { PreviewClient } from '@/components/author/preview-client';

/** After the last key. */
const PAUSE_MS = 200;

export interface PreviewState {
  /** Of the text that was compiled last; null before the first. */
  preview: Preview | null;
  /** The text that `preview` is of. */
  text: string;
  path: string;
  /** Why there is none, where something went wrong that no author can mend. */
  failed: string | null;
}

export function usePreview(path: string, text: string, nearby: readonly NearbyFile[]) {
  const [client] = useState(() => new PreviewClient());
  const [state, setState] = useState<PreviewState>({ preview: null, text: '', path, failed: null });
  const newest = useRef(0);

  useEffect(() => () => client.end(), [client]);
  useEffect(() => {
    const turn = (newest.current += 1);
    const compile = async () => {
      try {
        const preview = withPictures(await client.compile({ path, text, nearby }));
        if (turn === newest.current) setState({ preview, text, path, failed: null });
      } catch (error) {
        const failed = error instanceof Error ? error.message : String(error);
        if (turn === newest.current) setState((before) => ({ ...before, failed }));
      }
    };
    const timer = setTimeout(() => void compile(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [client, path, text, nearby]);

  return { ...state, client };
}

const addresses = new Map<string, string>();

/** Pictures of the draft are not on the server: each gets an address inside this page. */
function withPictures(preview: Preview): Preview {
  if (preview.media.length === 0) return preview;
  const { media, ...rest } = preview;
  let shown = JSON.stringify(rest);
  for (const { sha, extension, bytes } of media) {
    const type = `image/${extension === 'svg' ? 'svg+xml' : extension === 'jpg' ? 'jpeg' : extension}`;
    const address =
      addresses.get(sha) ?? URL.createObjectURL(new Blob([bytes as BlobPart], { type }));
    addresses.set(sha, address);
    shown = shown.replaceAll(`/media/${sha}.${extension}`, address);
  }
  return { ...(JSON.parse(shown) as Omit<Preview, 'media'>), media };
}
