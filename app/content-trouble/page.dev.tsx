// In development only: what stands behind the list of problems while there is no content to show.
import { useTranslations } from 'next-intl';

export default function Page() {
  const t = useTranslations('shell');
  return (
    <div className="mx-auto max-w-3xl px-4 pt-8 sm:px-6">
      <h1 className="text-2xl font-semibold">{t('news.empty')}</h1>
    </div>
  );
}
