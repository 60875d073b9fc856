// Decides what home shows: what this is, one thing to start, and the tracks.
import type { Metadata } from 'next';
import { cacheLife } from 'next/cache';
import { PUBLIC_LIFE } from '@/app/public-life';
import { Home } from '@/components/shell/home';
import { libraryAt, PLACEHOLDER } from '@/app/v/[version]/library';

/** Its address is all that it waits for. */
export const instant = false;

interface Props {
  params: Promise<{ version: string }>;
}

export function generateStaticParams() {
  return [{ version: PLACEHOLDER }];
}

export const metadata: Metadata = { alternates: { canonical: '/' } };

export default async function HomePage({ params }: Props) {
  'use cache';
  cacheLife(PUBLIC_LIFE);
  const library = libraryAt((await params).version);
  return library === null ? null : <Home tracks={library.tracks} />;
}
