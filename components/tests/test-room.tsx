'use client';
// Decides what the page of one test shows: its questions, its result, or why there is neither.
import { useParams } from 'next/navigation';
import { QuestionSkeleton } from '@/components/questions/question-skeleton';
import { Trouble } from '@/components/questions/trouble';
import { TakeTest } from '@/components/tests/take-test';
import { TestVerdict } from '@/components/tests/test-verdict';
import { useTest } from '@/components/tests/use-test';
import type { TakingWords } from '@/components/tests/words';

interface TestRoomProps {
  words: TakingWords;
}

export function TestRoom({ words }: TestRoomProps) {
  const { testId } = useParams<{ testId: string }>();
  const doing = useTest(testId);
  const { state } = doing;
  const { taking } = words.tests;
  switch (state.status) {
    case 'loading':
      return state.away ? (
        <Trouble
          level={1}
          title={taking.awayTitle}
          text={taking.away}
          retry={taking.retry}
          onRetry={doing.retry}
        />
      ) : (
        <QuestionSkeleton label={taking.loading} />
      );
    case 'missing':
      return (
        <Trouble
          level={1}
          title={taking.notFoundTitle}
          text={taking.notFound}
          link={{ href: '/', text: taking.home }}
        />
      );
    case 'failed':
      return (
        <Trouble
          level={1}
          title={taking.failedTitle}
          text={state.detail}
          retry={taking.retry}
          onRetry={doing.retry}
        />
      );
    case 'ready':
      return state.test.questions.some(({ judged }) => !judged) ? (
        <TakeTest taking={state} doing={doing} words={words} />
      ) : (
        <TestVerdict test={state.test} onMore={doing.oneMore} words={words} />
      );
  }
}
