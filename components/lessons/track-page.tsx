// Decides how a track is laid out: what it is about, then its patterns in order.
import { useTranslations } from 'next-intl';
import { LicenceLine } from '@/components/lessons/licence-line';
import { PatternRow } from '@/components/lessons/pattern-row';
import { useMasteryWords } from '@/components/mastery/mastery-words';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Html } from '@/components/ui/html';
import type { Track } from '@/core/content/library';

export function TrackPage({
  track,
  titles,
}: {
  track: Track;
  titles: ReadonlyMap<string, string>;
}) {
  const t = useTranslations('lessons');
  const shell = useTranslations('shell');
  const words = useMasteryWords();
  return (
    <div className="mx-auto max-w-4xl px-4 pt-5 pb-20 sm:px-6 sm:pt-8">
      <Breadcrumb label={t('breadcrumb')} steps={[{ title: shell('tracks'), href: '/#tracks' }]} />
      <h1 className="mt-2 font-serif text-3xl font-semibold tracking-tight sm:text-4xl">
        {track.title}
      </h1>
      <p className="mt-3 max-w-[60ch] text-lg text-muted">{track.summary}</p>
      {track.patterns.length === 0 ? (
        <p className="mt-10 text-muted">{t('track.empty')}</p>
      ) : (
        <ol className="mt-8 divide-y divide-line border-y border-line">
          {track.patterns.map((pattern) => (
            <PatternRow
              key={pattern.id}
              pattern={pattern}
              titles={titles}
              words={words}
              level="h2"
            />
          ))}
        </ol>
      )}
      {track.introduction !== '' && (
        <section aria-labelledby="about" className="mt-12">
          <h2 id="about" className="font-serif text-2xl font-semibold">
            {t('track.about')}
          </h2>
          <Html html={track.introduction} className="prose mt-4" />
        </section>
      )}
      <div className="mt-8">
        <LicenceLine licence={track.licence} />
      </div>
    </div>
  );
}
