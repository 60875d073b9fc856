// Decides how a lesson's sections are listed beside it on a wide screen.
import { useTranslations } from 'next-intl';

export function ContentsList({ headings }: { headings: { id: string; text: string }[] }) {
  const t = useTranslations('lessons');
  if (headings.length < 2) return null;
  return (
    <nav aria-labelledby="contents" className="hidden lg:block">
      <h2 id="contents" className="px-2.5 text-sm font-semibold text-muted">
        {t('contents')}
      </h2>
      <ul className="mt-1.5 border-l border-line text-sm">
        {headings.map((heading) => (
          <li key={heading.id}>
            <a
              href={`#${heading.id}`}
              className="-ml-px block border-l border-transparent px-2.5 py-1.5 leading-snug text-muted hover:border-accent hover:text-ink"
            >
              {heading.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
