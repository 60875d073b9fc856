// Decides what is shown where a page cannot be had, and what of the product is on this device.
import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { OnThisDevice } from '@/components/offline/on-this-device';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.offline');
  return { title: t('title'), robots: { index: false } };
}

export default async function Page() {
  const { shell, questions } = await getMessages();
  return (
    <div className="mx-auto max-w-3xl px-4 pt-8 pb-20 sm:px-6 sm:pt-12">
      <h1 className="font-serif text-3xl font-semibold tracking-tight sm:text-4xl">
        {shell.offline.title}
      </h1>
      <OnThisDevice words={shell.offline} locale={questions.dateLocale} />
    </div>
  );
}
