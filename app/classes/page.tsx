// Decides what somebody sees of the classes that they teach. Rendered for them alone, never cached.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { connection } from 'next/server';

// The page comes whole: what streams in later would stay unseen without a script.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('classes'))('title') };
}

export default async function Page() {
  await connection();
  const t = await getTranslations('classes');
  return (
    <div className="mx-auto max-w-5xl px-4 pt-8 pb-20 sm:px-6 sm:pt-12">
      <h1 className="font-serif text-3xl font-semibold tracking-tight sm:text-4xl">{t('title')}</h1>
    </div>
  );
}
