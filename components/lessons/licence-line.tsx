// Decides how authors, source and licence of content are named below it.
import { useTranslations } from 'next-intl';
import type { Licence } from '@/core/content/library';

export function LicenceLine({ licence }: { licence: Licence }) {
  const t = useTranslations('lessons.licence');
  const parts = [
    licence.authors.length > 0 ? t('authors', { authors: licence.authors.join(', ') }) : null,
    licence.source === null ? null : t('source', { source: licence.source }),
    licence.license === null ? null : t('license', { license: licence.license }),
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return <p className="text-sm text-muted">{parts.join(' · ')}</p>;
}
