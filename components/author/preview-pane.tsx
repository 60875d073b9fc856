'use client';
// Decides what stands on the learner's side of the playground at each moment.
import { lazy, Suspense } from 'react';
import type { DraftRole } from '@/components/author/draft';
import { isError } from '@/components/author/issue-words';
import type { PreviewClient } from '@/components/author/preview-client';
import { QuestionPreview } from '@/components/author/question-preview';
import type { PreviewState } from '@/components/author/use-preview';
import type { PlaygroundWords } from '@/components/author/words';
import { QuestionSkeleton } from '@/components/questions/question-skeleton';
import { fill } from '@/components/questions/words';
import { MathsOf } from '@/components/ui/maths-of';

const LessonPreview = lazy(() => import('@/components/author/lesson-preview'));

interface PreviewPaneProps {
  role: DraftRole;
  state: PreviewState & { client: PreviewClient };
  line: number;
  onLine: (line: number) => void;
  words: PlaygroundWords;
}

export function PreviewPane({ role, state, line, onLine, words }: PreviewPaneProps) {
  const { playground, preview: said } = words.author;
  const { preview, failed } = state;
  const waiting = <QuestionSkeleton label={said.working} />;
  return (
    <div className="flex flex-col gap-4">
      {failed !== null && (
        <p role="alert" className="rounded-lg bg-warn-soft px-3 py-2.5">
          {fill(playground.failed, { reason: failed })}
        </p>
      )}
      {preview === null ? (
        failed === null && waiting
      ) : role.kind === 'questions' ? (
        <QuestionPreview
          preview={preview}
          text={state.text}
          client={state.client}
          {...{ line, onLine, words }}
        />
      ) : preview.lesson === null ? (
        <p className="rounded-lg bg-wrong-soft p-4 font-semibold text-wrong">{said.brokenLesson}</p>
      ) : preview.lesson.blocks.length === 0 && !preview.issues.some(isError) ? (
        <p className="text-muted">{said.emptyLesson}</p>
      ) : (
        <Suspense fallback={waiting}>
          <LessonPreview
            lesson={preview.lesson}
            views={preview.lessonViews}
            client={state.client}
            words={words}
          />
        </Suspense>
      )}
      <MathsOf shown={preview} />
    </div>
  );
}
