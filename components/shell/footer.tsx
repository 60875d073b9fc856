// Decides the foot of every page: licences, the door for authors, the door for programs.
import Link from 'next/link';
import { useTranslations } from 'next-intl';

export function Footer() {
  const t = useTranslations('shell');
  return (
    <footer className="border-t border-line">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 gap-y-2 px-4 py-6 text-sm text-muted sm:px-6">
        <p className="basis-full sm:basis-auto">{t('footer.content')}</p>
        <Link
          href="/help"
          prefetch={false}
          className="inline-flex sm:ml-auto min-h-11 items-center underline underline-offset-4 hover:text-ink"
        >
          {t('footer.help')}
        </Link>
        <Link
          href="/author"
          prefetch={false}
          className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink"
        >
          {t('footer.author')}
        </Link>
        <Link
          href="/privacy"
          prefetch={false}
          className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink"
        >
          {t('footer.privacy')}
        </Link>
        <a
          href="/api/openapi.json"
          className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink"
        >
          {t('footer.api')}
        </a>
      </div>
    </footer>
  );
}
