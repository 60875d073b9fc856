// Decides what a track's page shows: its patterns in the order in which they build on each other.
import type { Metadata } from 'next';
import { cacheLife } from 'next/cache';
import { PUBLIC_LIFE } from '@/app/public-life';
import { TrackPage } from '@/components/lessons/track-page';
import { PLACEHOLDER, libraryAt, trackAt } from '@/app/v/[version]/library';

/** Its address is all that it waits for. */
export const instant = false;

interface Props {
  params: Promise<{ version: string; track: string }>;
}

export function generateStaticParams() {
  return [{ version: PLACEHOLDER, track: PLACEHOLDER }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  'use cache';
  cacheLife(PUBLIC_LIFE);
  const { version, track } = await params;
  const found = trackAt(version, track);
  if (found === null) return {};
  return {
    title: found.title,
    description: found.summary,
    alternates: { canonical: `/learn/${found.slug}` },
  };
}

export default async function Page({ params }: Props) {
  'use cache';
  cacheLife(PUBLIC_LIFE);
  const { version, track } = await params;
  const found = trackAt(version, track);
  if (found === null) return null;
  const all = libraryAt(version)?.tracks.flatMap((one) => one.patterns) ?? [];
  const titles = new Map(all.map((pattern) => [pattern.id, pattern.title]));
  return <TrackPage track={found} titles={titles} />;
}
