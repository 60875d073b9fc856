// Decides how the ten ways of a lesson are offered: which exist, how long each takes, which is open.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { LastRead } from '@/components/lessons/last-read';
import { MODE_ICONS } from '@/components/lessons/mode-icons';
import type { Lesson } from '@/core/content/library';
import { MODES, type Mode } from '@/core/lessons/mode';

interface ModePickerProps {
  /** `track/pattern` */
  pattern: string;
  lessons: readonly Pick<Lesson, 'mode' | 'minutes'>[];
  open: Mode | null;
  /** The mode that `/learn/track/pattern` itself shows. */
  standard: Mode | null;
}

const CELL = 'flex min-h-12 items-center gap-2.5 rounded-lg px-2.5 py-1.5 leading-tight';

export function ModePicker({ pattern, lessons, open, standard }: ModePickerProps) {
  const t = useTranslations('lessons');
  return (
    <nav aria-labelledby="modes" data-modes={pattern}>
      <h2 id="modes" className="px-2.5 text-sm font-semibold text-muted">
        {t('modes.title', { count: lessons.length })}
      </h2>
      <ul className="mt-1.5 grid grid-cols-2 gap-x-2 lg:grid-cols-1">
        {MODES.map((mode) => {
          const lesson = lessons.find((one) => one.mode === mode);
          const Icon = MODE_ICONS[mode];
          if (lesson === undefined) {
            return (
              <li key={mode} className={`${CELL} text-muted`}>
                <Icon size={18} aria-hidden="true" className="shrink-0 opacity-60" />
                <span className="min-w-0 text-sm">
                  {t(`modes.name.${mode}`)}
                  <span className="block text-xs">{t('modes.missing')}</span>
                </span>
              </li>
            );
          }
          const here = mode === open;
          return (
            <li key={mode}>
              <Link
                href={mode === standard ? `/learn/${pattern}` : `/learn/${pattern}/${mode}`}
                aria-current={here ? 'page' : undefined}
                data-mode={mode}
                className={`${CELL} transition-colors ${here ? 'bg-accent-soft font-semibold text-ink' : 'hover:bg-accent-soft'}`}
              >
                <Icon size={18} aria-hidden="true" className="shrink-0 text-accent" />
                <span className="min-w-0 text-sm">
                  {t(`modes.name.${mode}`)}
                  <span className="block text-xs font-normal text-muted">
                    {t('modes.minutes', { minutes: lesson.minutes })}
                    <span className="last-read"> · {t('modes.last')}</span>
                  </span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {open !== null && <LastRead pattern={pattern} mode={open} />}
    </nav>
  );
}
