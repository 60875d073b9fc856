// Decides what a reader learns of a pattern before the first word of a lesson.
import { ArrowDown, Clock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import type { Lesson, Pattern, Track } from '@/core/content/library';

export function PatternHead({
  track,
  pattern,
  lesson,
}: {
  track: Pick<Track, 'slug' | 'title'>;
  pattern: Pick<Pattern, 'title' | 'kind' | 'summary'>;
  lesson: Lesson | null;
}) {
  const t = useTranslations('lessons');
  const shell = useTranslations('shell');
  return (
    <div>
      <Breadcrumb
        label={t('breadcrumb')}
        steps={[
          { title: shell('tracks'), href: '/#tracks' },
          { title: track.title, href: `/learn/${track.slug}` },
        ]}
      />
      <h1 className="mt-2 font-serif text-3xl leading-tight font-semibold tracking-tight sm:text-4xl">
        {pattern.title}
        {lesson !== null && (
          <span className="mt-1 block text-xl font-normal text-muted sm:text-2xl">
            {lesson.title === null
              ? t(`modes.name.${lesson.mode}`)
              : t('modeTitle', { mode: t(`modes.name.${lesson.mode}`), title: lesson.title })}
          </span>
        )}
      </h1>
      <p className="mt-3 max-w-[60ch] text-lg text-muted">{pattern.summary}</p>
      <p className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        {pattern.kind !== null && (
          <span className="rounded-full border border-line px-2.5 py-0.5">{pattern.kind}</span>
        )}
        {lesson !== null && (
          <span className="inline-flex items-center gap-1.5">
            <Clock size={16} aria-hidden="true" />
            {t('about', { minutes: lesson.minutes })}
          </span>
        )}
      </p>
      {lesson !== null && (
        <a href="#lesson" className={buttonClass('quiet', 'mt-3 -ml-4')}>
          <ArrowDown size={18} aria-hidden="true" />
          {t('start')}
        </a>
      )}
    </div>
  );
}
