// Decides what every page of a class has in common: its name, and the ways to its other pages.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

const PLACES = [
  { place: 'overview', path: '' },
  { place: 'assignments', path: '/assignments' },
  { place: 'people', path: '/people' },
  { place: 'reports', path: '/reports' },
  { place: 'live', path: '/live' },
] as const;

export type ClassPlace = (typeof PLACES)[number]['place'];

interface ClassFrameProps {
  /** A TaughtClass fits. */
  cls: {
    readonly id: string;
    readonly name: string;
    readonly pseudonymous: boolean;
    readonly archivedAt: Date | null;
    readonly demo: boolean;
  };
  /** Null on pages below one of the places, such as a student's. */
  current: ClassPlace | null;
  children: ReactNode;
}

export function ClassFrame({ cls, current, children }: ClassFrameProps) {
  const t = useTranslations('classes');
  const marks = [
    cls.archivedAt !== null && t('mark.archived'),
    cls.pseudonymous && t('mark.pseudonymous'),
    cls.demo && t('mark.demo'),
  ].filter((mark) => mark !== false);
  return (
    <div className="mx-auto max-w-6xl px-4 pt-6 pb-20 sm:px-6 sm:pt-10">
      <header className="print:hidden">
        <Link
          href="/classes"
          className="inline-flex min-h-11 sm:min-h-8 items-center text-sm text-muted underline-offset-4 hover:text-accent hover:underline"
        >
          {t('title')}
        </Link>
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h1 className="min-w-0 font-serif text-3xl font-semibold tracking-tight wrap-anywhere sm:text-4xl">
            {cls.name}
          </h1>
          {marks.length > 0 && (
            <p className="text-sm text-muted max-sm:basis-full">{marks.join(' · ')}</p>
          )}
        </div>
        <nav
          aria-label={t('frame.navigation', { name: cls.name })}
          className="mt-4 overflow-x-auto border-b border-line sm:-ml-3"
        >
          <ul className="flex max-sm:justify-between">
            {PLACES.map(({ place, path }) => (
              <li key={place}>
                <Link
                  href={`/classes/${cls.id}${path}`}
                  aria-current={place === current ? 'page' : undefined}
                  className="-mb-px inline-flex min-h-11 items-center border-b-2 border-transparent px-1 text-sm font-medium whitespace-nowrap text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink sm:px-3 sm:text-[0.9375rem]"
                >
                  {t(`frame.${place}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <div className="mt-6 sm:mt-8">{children}</div>
    </div>
  );
}
