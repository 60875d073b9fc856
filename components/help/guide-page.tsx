// Decides how a guide stands on its page: its contents first, then its words.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Html } from '@/components/ui/html';

interface GuidePageProps {
  title: string;
  html: string;
  headings: readonly { id: string; text: string }[];
}

export function GuidePage({ title, html, headings }: GuidePageProps) {
  const t = useTranslations('help');
  return (
    <div className="mx-auto max-w-4xl px-4 pt-8 pb-20 sm:px-6 sm:pt-12">
      <nav aria-label={t('path')} className="mb-2 text-sm">
        <Link
          href="/help"
          className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
        >
          {t('title')}
        </Link>
      </nav>
      <h1 className="font-serif text-3xl font-semibold tracking-tight sm:text-4xl">{title}</h1>
      {headings.length > 2 && (
        <nav aria-label={t('contents')} className="mt-6 border-l-2 border-line pl-4">
          <ul className="columns-1 gap-8 sm:columns-2">
            {headings.map(({ id, text }) => (
              <li key={id} className="break-inside-avoid">
                <a
                  href={`#${id}`}
                  className="inline-flex min-h-11 items-center text-muted underline-offset-4 hover:text-ink hover:underline sm:min-h-8"
                >
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <article className="mt-8">
        <Html html={html} className="prose compiled-guide" />
      </article>
    </div>
  );
}
