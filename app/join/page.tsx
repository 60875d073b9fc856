// Decides where somebody lands who opens the address without the code: they enter it here.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { connection } from 'next/server';
import { enterCodeAction } from '@/app/classes/actions';
import { EnterCode } from '@/components/classes/enter-code';
import { Outcome, type Query } from '@/components/classes/outcome';

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('classes.enter'))('title') };
}

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  await connection();
  const t = await getTranslations('classes');
  return (
    <div className="mx-auto max-w-xl px-4 pt-8 pb-20 sm:px-6 sm:pt-14">
      <h1 className="mb-2 font-serif text-3xl font-semibold tracking-tight sm:text-4xl">
        {t('enter.title')}
      </h1>
      <p className="mb-6 text-lg text-muted">{t('attend.emptyHint')}</p>
      <Outcome query={await searchParams} />
      <EnterCode action={enterCodeAction} back="/join" />
    </div>
  );
}
