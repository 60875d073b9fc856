'use client';
// Decides how a drafted lesson is shown: the blocks of the lesson page, its quiz answered in place.
// Lesson blocks speak through next-intl, so this part brings its browser half along, only here.
import { NextIntlClientProvider } from 'next-intl';
import { createContext, use } from 'react';
import { PreviewCard } from '@/components/author/preview-card';
import type { PreviewClient } from '@/components/author/preview-client';
import type { PlaygroundWords } from '@/components/author/words';
import { CopyCode } from '@/components/lessons/copy-code';
import { LessonBlocks } from '@/components/lessons/lesson-blocks';
import { PerformanceHead } from '@/components/lessons/performance-head';
import type { AskedProps } from '@/components/lessons/quiz';
import { fill } from '@/components/questions/words';
import type { Lesson } from '@/core/content/library';
import type { QuestionView } from '@/core/questions/registry';

interface LessonPreviewProps {
  lesson: Lesson;
  views: readonly QuestionView[];
  client: PreviewClient;
  words: PlaygroundWords;
}

const Surroundings = createContext<Pick<LessonPreviewProps, 'client' | 'words'> | null>(null);

export default function LessonPreview({ lesson, views, client, words }: LessonPreviewProps) {
  const said = words.author.preview;
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ lessons: words.lessons }}>
      <Surroundings value={{ client, words }}>
        <p className="text-sm text-muted">
          {words.lessons.modes.name[lesson.mode]} ·{' '}
          {fill(said.minutes, { minutes: lesson.minutes })}
        </p>
        {lesson.title !== null && (
          <p className="mt-1 font-serif text-2xl font-semibold">{lesson.title}</p>
        )}
        <article className="lesson mt-5 [&>:first-child]:mt-0!">
          <PerformanceHead impact={lesson.impact} affects={lesson.affects} />
          <LessonBlocks
            blocks={lesson.blocks}
            views={new Map(views.map((view) => [view.id, view]))}
            Question={Asked}
          />
        </article>
        <CopyCode />
      </Surroundings>
    </NextIntlClientProvider>
  );
}

function Asked({ view, number, of }: AskedProps) {
  const surroundings = use(Surroundings);
  if (surroundings === null) return null;
  const { client, words } = surroundings;
  return (
    <PreviewCard
      key={view.version}
      view={view}
      title={fill(words.card.card.questionOf, { number, of })}
      context="lesson"
      client={client}
      again={words.author.preview.again}
      words={words.card}
    />
  );
}
