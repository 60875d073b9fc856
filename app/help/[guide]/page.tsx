// Decides how one of the guides is shown: the document of docs/, made into a page by the build.
import type { Metadata } from 'next';
import { cacheLife } from 'next/cache';
import { notFound } from 'next/navigation';
import { PUBLIC_LIFE } from '@/app/public-life';
import { GuidePage } from '@/components/help/guide-page';
import { GUIDES, isGuide } from '@/server/help/guide-names';
import { readGuide } from '@/server/help/guides';

/** Its address is all that it waits for. */
export const instant = false;

interface Props {
  params: Promise<{ guide: string }>;
}

export function generateStaticParams() {
  return Object.keys(GUIDES).map((guide) => ({ guide }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  'use cache';
  cacheLife(PUBLIC_LIFE);
  const { guide } = await params;
  return isGuide(guide) ? { title: (await readGuide(guide)).title } : {};
}

export default async function Page({ params }: Props) {
  'use cache';
  cacheLife(PUBLIC_LIFE);
  const { guide } = await params;
  if (!isGuide(guide)) notFound();
  return <GuidePage {...await readGuide(guide)} />;
}
