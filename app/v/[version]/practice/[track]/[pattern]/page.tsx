// Decides the shell of a pattern's practice: the same for everybody, cached for a content version.
// What is personal, the questions to come, arrives as JSON.
import type { Metadata } from 'next';
import { cacheLife } from 'next/cache';
import { getMessages } from 'next-intl/server';
import { Suspense } from 'react';
import { PUBLIC_LIFE } from '@/app/public-life';
import { patternAt, PLACEHOLDER } from '@/app/v/[version]/library';
import { AskedHere } from '@/components/classes/asked-here';
import { askedWords } from '@/components/classes/assignment-title';
import { PracticeRoom } from '@/components/questions/practice-room';
import { QuestionSkeleton } from '@/components/questions/question-skeleton';
import { fill } from '@/components/questions/words';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { DIFFICULTIES } from '@/core/questions/question';
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
  const { practice } = (await getMessages()).questions;
  return {
    title: fill(practice.pageTitle, { pattern: found.pattern.title }),
    description: fill(practice.description, { pattern: found.pattern.title }),
    alternates: { canonical: `/practice/${found.pattern.id}` },
  };
}

export default async function Page({ params }: Props) {
  'use cache';
  cacheLife(PUBLIC_LIFE);
  const { version, track, pattern: slug } = await params;
  const found = patternAt(version, track, slug);
  if (found === null) return null;
  const { pattern } = found;
  const { questions: words, mastery, assignments } = await getMessages();
  const levels = DIFFICULTIES.filter((level) =>
    pattern.questions.some((question) => question.difficulty === level),
  );
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 pt-4 max-sm:min-h-[calc(100dvh-3.75rem)] sm:px-6 sm:pt-8 sm:pb-8">
      <div>
        <Breadcrumb
          label={words.practice.breadcrumb}
          steps={[
            { title: found.track.title, href: `/learn/${found.track.slug}` },
            { title: pattern.title, href: `/learn/${pattern.id}` },
          ]}
        />
        <h1 className="text-2xl font-semibold">{words.practice.title}</h1>
        <AskedHere
          kind="practice"
          pattern={pattern.id}
          words={askedWords(assignments)}
          locale={words.dateLocale}
        />
      </div>
      <Suspense fallback={<QuestionSkeleton label={words.practice.loading} />}>
        <PracticeRoom
          pattern={pattern.id}
          version={version}
          levels={levels}
          skills={Object.fromEntries(pattern.skills.map(({ id, title }) => [id, title]))}
          testable={pattern.questions.length >= SMALLEST_POOL}
          words={words}
          levelWords={mastery.level}
        />
      </Suspense>
      <noscript>
        <p>{words.practice.noScript}</p>
      </noscript>
    </div>
  );
}
