// Decides how those who write content see all of it at once: tracks, patterns, counts, warnings.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { PatternCoverage } from '@/core/content/coverage';
import { MODES } from '@/core/lessons/mode';
import { DIFFICULTIES } from '@/core/questions/question';

interface IndexedTrack {
  slug: string;
  title: string;
  patterns: readonly {
    id: string;
    title: string;
    coverage: PatternCoverage;
    warnings: number;
  }[];
}

export function ContentIndex({ tracks }: { tracks: readonly IndexedTrack[] }) {
  const t = useTranslations('author.index');
  return (
    <section
      id="content-index"
      aria-labelledby="content-index-title"
      className="border-t border-line px-4 pt-8 pb-16 sm:px-6"
    >
      <h2 id="content-index-title" className="text-xl font-semibold">
        {t('title')}
      </h2>
      <p className="mt-1 text-muted">{tracks.length === 0 ? t('empty') : t('lead')}</p>
      {tracks.map(({ slug, title, patterns }) => (
        <div key={slug} className="mt-6 max-w-5xl">
          <h3 className="font-serif text-lg font-semibold">{title}</h3>
          <div role="region" aria-label={title} tabIndex={0} className="table-scroll mt-2">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('pattern')}</th>
                  <th scope="col">{t('lessons')}</th>
                  {DIFFICULTIES.map((level) => (
                    <th key={level} scope="col">
                      {t(`level.${level}`)}
                    </th>
                  ))}
                  <th scope="col">{t('warnings')}</th>
                </tr>
              </thead>
              <tbody>
                {patterns.map((pattern) => (
                  <PatternRow key={pattern.id} {...pattern} />
                ))}
              </tbody>
            </table>
          </div>
        </div>
      ))}
    </section>
  );
}

function PatternRow({ id, title, coverage, warnings }: IndexedTrack['patterns'][number]) {
  const t = useTranslations('author.index');
  return (
    <tr>
      <th scope="row" className="min-w-48 text-[0.9375rem]! font-medium! text-ink!">
        <Link
          href={`/author/${id}`}
          prefetch={false}
          className="text-accent underline underline-offset-4 hover:decoration-2"
        >
          {title}
        </Link>
      </th>
      <td>{t('lessonsOf', { count: coverage.modes.length, of: MODES.length })}</td>
      {DIFFICULTIES.map((level) => (
        <td key={level} className={coverage.missing[level] > 0 ? 'text-warn' : ''}>
          {coverage.missing[level] > 0
            ? t('missing', { count: coverage.levels[level], missing: coverage.missing[level] })
            : coverage.levels[level]}
        </td>
      ))}
      <td className={warnings > 0 ? 'text-warn' : ''}>{warnings > 0 ? warnings : t('none')}</td>
    </tr>
  );
}
