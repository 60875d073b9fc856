// Decides what the viewer sees of their own progress. Rendered for them alone, never cached.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { connection } from 'next/server';
import { Suspense } from 'react';
import { ProgressPage } from '@/components/mastery/progress-page';
import { ProgressSkeleton } from '@/components/mastery/progress-skeleton';
import { viewerOfPage } from '@/server/accounts/next-request';
import { now } from '@/server/clock';
import { content } from '@/server/content/loaded';
import { readProgress } from '@/server/mastery/read-progress';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mastery.progress');
  return { title: t('title') };
}

export default async function Page() {
  const t = await getTranslations('mastery.progress');
  return (
    <div className="mx-auto max-w-4xl px-4 pt-8 pb-20 sm:px-6 sm:pt-12">
      <h1 className="font-serif text-3xl font-semibold tracking-tight sm:text-4xl">{t('title')}</h1>
      <p className="mt-3 max-w-[60ch] text-lg text-muted">{t('lead')}</p>
      <Suspense fallback={<ProgressSkeleton />}>
        <Own />
      </Suspense>
    </div>
  );
}

async function Own() {
  // The clock is read for this request, never while a shell is made ahead of it.
  await connection();
  const viewer = await viewerOfPage();
  const asOf = now();
  const progress = await readProgress(viewer, asOf);
  const titles = new Map([...content().patterns.values()].map(({ id, title }) => [id, title]));
  return (
    <ProgressPage
      progress={progress}
      titles={titles}
      timeZone={viewer?.timeZone ?? 'UTC'}
      now={asOf}
    />
  );
}
