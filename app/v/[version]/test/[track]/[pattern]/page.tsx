// Decides what is said of a pattern's test before it begins. The same for everybody, cached for a
// content version.
import type { Metadata } from 'next';
import { cacheLife } from 'next/cache';
import Link from 'next/link';
import { getMessages } from 'next-intl/server';
import { PUBLIC_LIFE } from '@/app/public-life';
import { patternAt, PLACEHOLDER } from '@/app/v/[version]/library';
import { AskedHere } from '@/components/classes/asked-here';
import { askedWords } from '@/components/classes/assignment-title';
import { fill } from '@/components/questions/words';
import { StartTest } from '@/components/tests/start-test';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import type { Pattern } from '@/core/content/library';
import { kindOf } from '@/core/questions/registry';
import { SMALLEST_POOL } from '@/core/tests/assemble';

/** Its address is all that it waits for. */
export const instant = false;

interface Props {
  params: Promise<{ version: string; track: string; pattern: string }>;
}

export function generateStaticParams() {
  return [{ version: PLACEHOLDER, track: PLACEHOLDER, pattern: PLACEHOLDER }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  'use cache';
  cacheLife(PUBLIC_LIFE);
  const { version, track, pattern } = await params;
  const found = patternAt(version, track, pattern);
  if (found === null) return {};
  const { start } = (await getMessages()).tests;
  return {
    title: fill(start.pageTitle, { pattern: found.pattern.title }),
    description: fill(start.description, { pattern: found.pattern.title }),
    alternates: { canonical: `/test/${found.pattern.id}` },
  };
}

export default async function Page({ params }: Props) {
  'use cache';
  cacheLife(PUBLIC_LIFE);
  const { version, track, pattern: slug } = await params;
  const found = patternAt(version, track, slug);
  if (found === null) return null;
  const { pattern } = found;
  const { questions, tests: words, assignments } = await getMessages();
  const { start } = words;
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6 px-4 pt-4 pb-16 sm:px-6 sm:pt-8">
      <div>
        <Breadcrumb
          label={questions.practice.breadcrumb}
          steps={[
            { title: found.track.title, href: `/learn/${found.track.slug}` },
            { title: pattern.title, href: `/learn/${pattern.id}` },
          ]}
        />
        <h1 className="text-2xl font-semibold">{start.title}</h1>
      </div>
      {pattern.questions.length < SMALLEST_POOL ? (
        <>
          <p>{start.small}</p>
          <div className="flex flex-wrap gap-2">
            <Link href={`/practice/${pattern.id}`} className={buttonClass('primary')}>
              {start.practise}
            </Link>
            <Link href={`/learn/${pattern.id}`} className={buttonClass('secondary')}>
              {start.lesson}
            </Link>
          </div>
        </>
      ) : (
        <>
          <p className="font-serif text-xl leading-snug">{start.lead}</p>
          <ul className="flex max-w-prose list-disc flex-col gap-2 pl-5 marker:text-muted">
            <li>{start.form}</li>
            <li>{start.counts}</li>
            <li>{start.results}</li>
            <li>{fill(start.time, { minutes: minutesOf(pattern) })}</li>
            <li>{start.more}</li>
          </ul>
          <AskedHere
            kind="test"
            pattern={pattern.id}
            words={askedWords(assignments)}
            locale={questions.dateLocale}
          />
          <StartTest pattern={pattern.id} words={words} locale={questions.dateLocale} />
          <noscript>
            <p>{start.noScript}</p>
          </noscript>
        </>
      )}
    </div>
  );
}

/** Ten questions of this pool's usual length, in whole minutes. */
function minutesOf({ questions }: Pattern): number {
  const seconds = questions.map((question) => question.seconds ?? kindOf(question).defaultSeconds);
  const usual = seconds.reduce((sum, one) => sum + one, 0) / Math.max(1, seconds.length);
  return Math.max(1, Math.round((10 * usual) / 60));
}
