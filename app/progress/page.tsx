// Decides what the viewer sees of their own progress. Rendered for them alone, never cached.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { connection } from 'next/server';
import { ProgressPage } from '@/components/mastery/progress-page';
import type { Horizon } from '@/core/mastery/overview';
import { viewerOfPage } from '@/server/accounts/next-request';
import { now } from '@/server/clock';
import { readOverview } from '@/server/progress/read-overview';

// The page comes whole: what streams in later would stay unseen without a script.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('progress');
  return { title: t('title') };
}

interface Props {
  searchParams: Promise<{ in?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  // The clock is read for this request, never while a shell is made ahead of it.
  await connection();
  const t = await getTranslations('progress');
  const overview = await readOverview(await viewerOfPage(), now());
  return (
    <div className="mx-auto max-w-5xl px-4 pt-8 pb-20 sm:px-6 sm:pt-12">
      <h1 className="font-serif text-3xl font-semibold tracking-tight sm:text-4xl">{t('title')}</h1>
      <p className="mt-3 max-w-[60ch] text-lg text-muted">{t('lead')}</p>
      <ProgressPage overview={overview} ahead={horizonOf((await searchParams).in)} />
    </div>
  );
}

function horizonOf(asked: string | string[] | undefined): Horizon {
  return asked === '7' ? 7 : asked === '30' ? 30 : 0;
}
