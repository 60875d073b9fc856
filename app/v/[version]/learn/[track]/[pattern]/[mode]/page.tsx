// Decides what a lesson's page shows, in one of its modes. The whole lesson stands in the page:
// no Suspense around its words, so that it reads without a script.
import type { Metadata } from 'next';
import { cacheLife } from 'next/cache';
import { PUBLIC_LIFE } from '@/app/public-life';
import { LessonPage } from '@/components/lessons/lesson-page';
import { standardMode } from '@/components/lessons/standard-mode';
import { lessonAt, patternAt, PLACEHOLDER } from '@/app/v/[version]/library';
import { lessonView } from '@/core/questions/present';

/** Its address is all that it waits for. */
export const instant = false;

interface Props {
  params: Promise<{
    version: string;
    track: string;
    pattern: string;
    mode: string;
  }>;
}

export function generateStaticParams() {
  return [
    {
      version: PLACEHOLDER,
      track: PLACEHOLDER,
      pattern: PLACEHOLDER,
      mode: PLACEHOLDER,
    },
  ];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  'use cache';
  cacheLife(PUBLIC_LIFE);
  const { version, track, pattern, mode } = await params;
  const found = patternAt(version, track, pattern);
  if (found === null) return {};
  const lesson = lessonAt(found.pattern, mode);
  const path = `/learn/${found.pattern.id}`;
  const isStandard = lesson === null || mode === standardMode(found.pattern.lessons);
  return {
    title: [lesson?.title, found.pattern.title, found.track.title].filter(Boolean).join(' · '),
    description: found.pattern.summary,
    alternates: { canonical: isStandard ? path : `${path}/${mode}` },
  };
}

export default async function Page({ params }: Props) {
  'use cache';
  cacheLife(PUBLIC_LIFE);
  const { version, track, pattern, mode } = await params;
  const found = patternAt(version, track, pattern);
  if (found === null) return null;
  const lesson = lessonAt(found.pattern, mode);
  const asked = new Set(
    lesson?.blocks.flatMap((block) => (block.type === 'quiz' ? block.questions : [])),
  );
  const views = new Map(
    found.pattern.lessonQuestions
      .filter((question) => asked.has(question.id))
      .map((question) => [question.id, lessonView(question)]),
  );
  const place = found.track.patterns.indexOf(found.pattern);
  return (
    <LessonPage
      track={found.track}
      pattern={found.pattern}
      lesson={lesson}
      views={views}
      next={found.track.patterns[place + 1] ?? null}
    />
  );
}
