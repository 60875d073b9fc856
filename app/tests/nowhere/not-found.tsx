// Decides what a test that is not there says: the same for a missing one and somebody else's.
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';

export default function Nowhere() {
  const t = useTranslations('tests.taking');
  return (
    <div className="mx-auto max-w-3xl px-4 pt-8 pb-20 sm:px-6 sm:pt-14">
      <title>{t('notFoundTitle')}</title>
      <h1 className="font-serif text-3xl font-semibold tracking-tight">{t('notFoundTitle')}</h1>
      <p className="mt-2 mb-6 text-lg text-muted">{t('notFound')}</p>
      <Link href="/" className={buttonClass('primary')}>
        {t('home')}
      </Link>
    </div>
  );
}
