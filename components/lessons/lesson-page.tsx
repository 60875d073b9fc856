// Decides how a lesson's page is laid out: head, the ten ways beside it, the lesson, what comes after.
import { useTranslations } from 'next-intl';
import { ContentsList } from '@/components/lessons/contents-list';
import { CopyCode } from '@/components/lessons/copy-code';
import { countByDifficulty } from '@/components/lessons/counts';
import { LessonBlocks } from '@/components/lessons/lesson-blocks';
import { LicenceLine } from '@/components/lessons/licence-line';
import { ModePicker } from '@/components/lessons/mode-picker';
import { PatternHead } from '@/components/lessons/pattern-head';
import { PerformanceHead } from '@/components/lessons/performance-head';
import { standardMode } from '@/components/lessons/standard-mode';
import { WaysIn } from '@/components/lessons/ways-in';
import { WhatNext } from '@/components/lessons/what-next';
import { useMasteryWords } from '@/components/mastery/mastery-words';
import { LessonQuestion } from '@/components/questions/lesson-question';
import { Html } from '@/components/ui/html';
import { MathStyles } from '@/components/ui/math-styles';
import type { Lesson, Pattern, Track } from '@/core/content/library';
import type { QuestionView } from '@/core/questions/registry';

interface LessonPageProps {
  track: Track;
  pattern: Pattern;
  lesson: Lesson | null;
  views: ReadonlyMap<string, QuestionView>;
  next: Pattern | null;
}

export function LessonPage({ track, pattern, lesson, views, next }: LessonPageProps) {
  const counts = countByDifficulty(pattern.questions);
  const standard = standardMode(pattern.lessons);
  return (
    <div className="mx-auto max-w-6xl px-4 pt-5 pb-20 sm:px-6 sm:pt-8">
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-12">
        <PatternHead track={track} pattern={pattern} lesson={lesson} />
        <WaysIn pattern={pattern.id} counts={counts} words={useMasteryWords()} />
      </div>
      <div className="mt-8 grid gap-10 lg:mt-12 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-14">
        <div className="-mx-2.5 grid content-start gap-8 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:self-start lg:overflow-y-auto">
          <ModePicker
            pattern={pattern.id}
            lessons={pattern.lessons}
            open={lesson?.mode ?? null}
            standard={standard}
          />
          {lesson !== null && <ContentsList headings={lesson.headings} />}
        </div>
        <div className="min-w-0">
          <LessonBody
            pattern={pattern}
            lesson={lesson}
            opens={lesson?.mode === standard}
            views={views}
          />
          <WhatNext pattern={pattern.id} counts={counts} next={next} />
          <div className="mt-8">
            <LicenceLine licence={pattern.licence} />
          </div>
        </div>
      </div>
      <CopyCode />
      {showsMath([lesson, pattern.introduction, ...views.values()]) && <MathStyles />}
    </div>
  );
}

/** KaTeX marks each formula with its own class. */
function showsMath(shown: unknown): boolean {
  return JSON.stringify(shown).includes('class=\\"katex');
}

function LessonBody({
  pattern,
  lesson,
  opens,
  views,
}: {
  pattern: Pattern;
  lesson: Lesson | null;
  /** The pattern's own introduction stands above the mode that its address shows. */
  opens: boolean;
  views: ReadonlyMap<string, QuestionView>;
}) {
  const t = useTranslations('lessons');
  return (
    <article id="lesson" className="lesson">
      {(opens || lesson === null) && pattern.introduction !== '' && (
        <Html html={pattern.introduction} className="prose" />
      )}
      {lesson === null ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <>
          <PerformanceHead impact={lesson.impact} affects={lesson.affects} />
          <LessonBlocks blocks={lesson.blocks} views={views} Question={LessonQuestion} />
        </>
      )}
    </article>
  );
}
