// Decides what home shows: to a newcomer what this is and one thing to start with; to somebody who was
// here before the next step and the day. Then the tracks.
import Link from 'next/link';
import { useMessages, useTranslations } from 'next-intl';
import { AskedAtHome } from '@/components/classes/asked-at-home';
import { PatternRow } from '@/components/lessons/pattern-row';
import { standardMode } from '@/components/lessons/standard-mode';
import { useMasteryWords } from '@/components/mastery/mastery-words';
import { NextStep } from '@/components/mastery/next-step';
import type { HomeWords } from '@/components/mastery/proposal';
import { Today } from '@/components/mastery/today';
import { Notices } from '@/components/shell/notices';
import type { Pattern, Track } from '@/core/content/library';

/** A shelf with more patterns shows its tracks, and each track its own patterns on its page. */
const MOST_ROWS = 36;

export function Home({ tracks }: { tracks: readonly Track[] }) {
  const t = useTranslations('home');
  const first = tracks.flatMap((track) => track.patterns).find((one) => one.lessons.length > 0);
  return (
    <div className="mx-auto max-w-6xl px-4 pb-20 sm:px-6">
      <div className="grid gap-x-16 gap-y-8 py-8 sm:py-12 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-center lg:py-16 returning:lg:items-stretch returning:lg:py-12">
        <div className="returning:hidden">
          <h1 className="max-w-74 font-serif text-4xl leading-[1.1] font-semibold tracking-tight sm:max-w-[18ch] sm:text-5xl">
            {t('lead')}
          </h1>
          <p className="mt-5 max-w-[56ch] text-lg text-muted">{t('explain')}</p>
        </div>
        {first !== undefined && <Personal first={first} />}
      </div>
      <Notices words={useMessages().notices} />
      <Asked />
      <WaysIn />
      <Tracks tracks={tracks} />
    </div>
  );
}

/** The words that it needs, and no others: they travel with the page. */
function Asked() {
  const { of, due, state, far, home } = useMessages().assignments;
  const locale = useTranslations('questions')('dateLocale');
  return <AskedAtHome words={{ of, due, state, far, home }} locale={locale} />;
}

/** For somebody who was here before the step comes first, then the day. */
function Personal({ first }: { first: Pattern }) {
  const t = useTranslations('home');
  const words: HomeWords = {
    home: useMessages().home,
    locale: useTranslations('questions')('dateLocale'),
  };
  const minutes =
    first.lessons.find((lesson) => lesson.mode === standardMode(first.lessons))?.minutes ?? 1;
  const proposal = {
    title: first.title,
    href: `/learn/${first.id}`,
    why: t('step.start.why', { minutes }),
    button: t('step.start.button'),
  };
  return (
    <>
      <h1 className="hidden returning:block returning:sr-only">{t('heading')}</h1>
      <section
        aria-label={t('heading')}
        className="rounded-2xl border border-line bg-surface p-6 shadow-sm returning:sm:p-8"
      >
        <NextStep first={proposal} words={words} />
      </section>
      <section aria-label={t('today.title')} className="hidden py-2 returning:block">
        <Today words={words} />
      </section>
    </>
  );
}

const WAYS = { learn: '/help/students', teach: '/classes', write: '/author' } as const;

/** For a newcomer: who this is for, and where each of them begins. */
function WaysIn() {
  const t = useTranslations('home.ways');
  return (
    <ul className="mb-10 grid gap-x-10 gap-y-4 sm:grid-cols-3 returning:hidden">
      {(['learn', 'teach', 'write'] as const).map((way) => (
        <li key={way} className="relative border-l-2 border-accent pl-4">
          <Link
            href={WAYS[way]}
            className="inline-flex min-h-8 items-center font-semibold underline-offset-4 after:absolute after:inset-0 hover:text-accent hover:underline"
          >
            {t(`${way}.title`)}
          </Link>
          <p className="text-[0.9375rem] text-muted">{t(`${way}.text`)}</p>
        </li>
      ))}
    </ul>
  );
}

function Tracks({ tracks }: { tracks: readonly Track[] }) {
  const t = useTranslations('home');
  const words = useMasteryWords();
  const isMuch = tracks.reduce((sum, track) => sum + track.patterns.length, 0) > MOST_ROWS;
  return (
    <section id="tracks" aria-labelledby="tracks-title" className="border-t border-line pt-8">
      <h2 id="tracks-title" className="text-sm font-semibold text-muted">
        {t('tracks')}
      </h2>
      {tracks.length === 0 && (
        <div className="mt-4 max-w-prose">
          <p className="font-semibold">{t('empty.title')}</p>
          <p className="mt-1 text-muted">{t('empty.body')}</p>
        </div>
      )}
      {tracks.map((track) => (
        <section key={track.slug} className="mt-6 grid gap-x-16 lg:grid-cols-[18rem_minmax(0,1fr)]">
          <div>
            <h3 className="font-serif text-2xl font-semibold">
              <Link
                href={`/learn/${track.slug}`}
                className="underline-offset-4 hover:text-accent hover:underline"
              >
                {track.title}
              </Link>
            </h3>
            <p className="mt-1 max-w-[48ch] text-muted">{track.summary}</p>
          </div>
          {isMuch ? (
            <p className="mt-2 self-center text-muted lg:mt-0">
              <Link href={`/learn/${track.slug}`} className="underline underline-offset-4">
                {t('patterns', { count: track.patterns.length })}
              </Link>{' '}
              · {t('questions', { count: questionsIn(track) })}
            </p>
          ) : (
            <ol className="mt-3 divide-y divide-line border-t border-line lg:mt-0 lg:border-t-0">
              {track.patterns.map((pattern) => (
                <PatternRow
                  key={pattern.id}
                  pattern={pattern}
                  titles={null}
                  words={words}
                  level="h4"
                />
              ))}
            </ol>
          )}
        </section>
      ))}
    </section>
  );
}

function questionsIn({ patterns }: Track): number {
  return patterns.reduce((sum, { questions }) => sum + questions.length, 0);
}
