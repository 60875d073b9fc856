// Decides how the guides are listed.
import Link from 'next/link';
import { useTranslations } from 'next-intl';

interface HelpPageProps {
  guides: readonly ('students' | 'teachers' | 'tutorial' | 'authors' | 'exchange' | 'operators')[];
}

export function HelpPage({ guides }: HelpPageProps) {
  const t = useTranslations('help');
  return (
    <div className="mx-auto max-w-3xl px-4 pt-8 pb-20 sm:px-6 sm:pt-12">
      <h1 className="font-serif text-3xl font-semibold tracking-tight sm:text-4xl">{t('title')}</h1>
      <p className="mt-3 max-w-[60ch] text-lg text-muted">{t('lead')}</p>
      <ul className="mt-8 divide-y divide-line border-y border-line">
        {guides.map((guide) => (
          <li key={guide} className="relative py-4">
            <h2 className="text-lg font-semibold">
              <Link
                href={`/help/${guide}`}
                className="underline-offset-4 after:absolute after:inset-0 hover:underline"
              >
                {t(`guides.${guide}.title`)}
              </Link>
            </h2>
            <p className="mt-1 text-muted">{t(`guides.${guide}.text`)}</p>
          </li>
        ))}
      </ul>
      <p className="mt-6 text-muted">{t('keys')}</p>
    </div>
  );
}
