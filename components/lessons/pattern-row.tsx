// Decides what one line of a list of patterns tells, and where the viewer's hold on it stands.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { standardMode } from '@/components/lessons/standard-mode';
import { MasteryBadge } from '@/components/mastery/mastery-badge';
import type { MasteryWords } from '@/components/mastery/words';
import type { Pattern } from '@/core/content/library';

export function PatternRow({
  pattern,
  titles,
  words,
  level,
}: {
  pattern: Pattern;
  /** Titles of all patterns by id, for those that come first; null to leave them out. */
  titles: ReadonlyMap<string, string> | null;
  words: MasteryWords;
  level: 'h2' | 'h4';
}) {
  const t = useTranslations('lessons');
  const Heading = level;
  const minutes = pattern.lessons.find(
    (lesson) => lesson.mode === standardMode(pattern.lessons),
  )?.minutes;
  const facts = [
    pattern.kind,
    minutes === undefined ? null : t('about', { minutes }),
    t('track.questions', { count: pattern.questions.length }),
  ].filter((fact) => fact !== null);
  return (
    <li
      className={`relative flex flex-wrap items-center gap-x-6 gap-y-2 py-4 sm:flex-nowrap ${titles === null ? 'lg:first:pt-1' : ''}`}
    >
      <div className="min-w-0 flex-1 basis-full sm:basis-auto">
        <Heading className="text-lg leading-snug font-semibold">
          <Link
            href={`/learn/${pattern.id}`}
            className="underline-offset-4 after:absolute after:inset-0 hover:text-accent hover:underline"
          >
            {pattern.title}
          </Link>
        </Heading>
        <p className="mt-0.5 max-w-[60ch] text-muted">{pattern.summary}</p>
        <p className="mt-1 text-sm text-muted">{facts.join(' · ')}</p>
        {titles !== null && pattern.requires.length > 0 && (
          <p className="relative mt-1 w-fit text-sm text-muted">
            {t('track.requires')}{' '}
            {pattern.requires.map((id, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <Link href={`/learn/${id}`} className="underline underline-offset-4 hover:text-ink">
                  {titles.get(id) ?? id}
                </Link>
              </span>
            ))}
          </p>
        )}
      </div>
      <MasteryBadge pattern={pattern.id} words={words} />
    </li>
  );
}
