// Decides the order of a learner's own page: what to do, what is held, what comes, what was.
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ProgressAhead } from '@/components/mastery/progress-ahead';
import { ProgressBelieved } from '@/components/mastery/progress-believed';
import { ProgressCalibration } from '@/components/mastery/progress-calibration';
import { ProgressMap } from '@/components/mastery/progress-map';
import { ProgressPatterns } from '@/components/mastery/progress-patterns';
import { ProgressTime } from '@/components/mastery/progress-time';
import { stepHref } from '@/components/mastery/step-href';
import { buttonClass, LinkButton } from '@/components/ui/button';
import { textLinkClass } from '@/components/ui/text-link';
import type { Horizon, Overview } from '@/core/mastery/overview';

const SECTIONS = ['map', 'ahead', 'patterns', 'believed', 'calibration', 'time', 'leave'] as const;
type Section = (typeof SECTIONS)[number];

export function ProgressPage({
  overview,
  ahead,
}: {
  /** Null where nothing was ever answered. */
  overview: Overview | null;
  ahead: Horizon;
}) {
  if (overview === null) return <Nothing />;
  const content: Record<Section, ReactNode> = {
    map: <ProgressMap overview={overview} ahead={ahead} />,
    ahead: <ProgressAhead overview={overview} />,
    patterns: <ProgressPatterns overview={overview} />,
    believed: <ProgressBelieved overview={overview} />,
    calibration: <ProgressCalibration overview={overview} />,
    time: <ProgressTime overview={overview} />,
    leave: <Leave />,
  };
  return (
    <>
      <NextLine overview={overview} />
      <Contents />
      {SECTIONS.map((name) => (
        <Part key={name} name={name}>
          {content[name]}
        </Part>
      ))}
    </>
  );
}

function Contents() {
  const t = useTranslations('progress');
  return (
    <nav aria-label={t('contents')} className="mt-6 print:hidden">
      <ul className="flex flex-wrap gap-x-5">
        {SECTIONS.map((name) => (
          <li key={name}>
            <a href={`#${name}`} className={textLinkClass('sm:min-h-9 text-sm')}>
              {t(`${name}.title`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Part({ name, children }: { name: Section; children: ReactNode }) {
  const t = useTranslations('progress');
  return (
    <section id={name} aria-labelledby={`${name}-title`} className="mt-12 scroll-mt-4">
      <h2 id={`${name}-title`} className="font-serif text-2xl font-semibold">
        {t(`${name}.title`)}
      </h2>
      {children}
    </section>
  );
}

/** Files, not pages: plain links that the browser keeps. */
function Leave() {
  const t = useTranslations('progress.leave');
  const files = [
    { href: '/api/progress/export', words: t('json') },
    { href: '/api/progress/export?format=csv', words: t('csv') },
    { href: '/api/progress/export?format=csv&of=cards', words: t('cards') },
    { href: '/api/progress/export?format=apkg', words: t('anki') },
  ];
  return (
    <div className="print:hidden">
      <p className="mt-2 max-w-[65ch] text-muted">{t('body')}</p>
      <ul className="mt-4 flex flex-wrap gap-3">
        {files.map(({ href, words }) => (
          <li key={href}>
            <a href={href} download className={buttonClass('secondary')}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function NextLine({ overview: { next, tracks } }: { overview: Overview }) {
  const t = useTranslations('mastery.next');
  const pattern = tracks.flatMap(({ patterns }) => patterns).find(({ id }) => id === next?.pattern);
  if (next === null || pattern === undefined) return null;
  return (
    <div className="mt-8 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-2xl border border-line bg-surface p-5 print:hidden">
      <p className="min-w-0">
        <span className="block text-sm font-semibold text-accent">{t(`${next.action}.title`)}</span>
        <span className="font-semibold">{pattern.title}</span>
      </p>
      <LinkButton variant="primary" href={stepHref(next)}>
        {t(`${next.action}.button`)}
      </LinkButton>
    </div>
  );
}

function Nothing() {
  const t = useTranslations('progress.empty');
  return (
    <section className="mt-10 max-w-prose rounded-2xl border border-line bg-surface p-6">
      <h2 className="text-lg font-semibold">{t('title')}</h2>
      <p className="mt-1 text-muted">{t('body')}</p>
      <LinkButton variant="primary" href="/#tracks" className="mt-5">
        {t('action')}
      </LinkButton>
    </section>
  );
}
