// Decides what a page that does not exist says.
import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';

export default function NotFound() {
  const t = useTranslations('shell.missing');
  return (
    <div className="mx-auto max-w-2xl px-4 py-20 sm:px-6">
      <title>{t('title')}</title>
      <h1 className="font-serif text-3xl font-semibold">{t('title')}</h1>
      <p className="mt-3 text-lg text-muted">{t('body')}</p>
      <LinkButton variant="primary" href="/" className="mt-8">
        {t('home')}
      </LinkButton>
    </div>
  );
}
