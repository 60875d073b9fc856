'use client';
// Decides how a test is taken: its marks, one question at a time, and the way to hand it in.
import { useRef } from 'react';
import { HandIn } from '@/components/tests/hand-in';
import { TestMarks } from '@/components/tests/test-marks';
import { TestQuestionForm } from '@/components/tests/test-question-form';
import type { Taking, useTest } from '@/components/tests/use-test';
import type { TakingWords } from '@/components/tests/words';
import { buttonClass } from '@/components/ui/button';

interface TakeTestProps {
  taking: Taking;
  doing: ReturnType<typeof useTest>;
  words: TakingWords;
}

export function TakeTest({ taking, doing, words }: TakeTestProps) {
  const { test, answers, at } = taking;
  const dialog = useRef<HTMLDialogElement>(null);
  const moved = useRef(false);
  // What was judged before stands fast; only the questions after it are left to answer.
  const questions = test.questions.filter(({ judged }) => !judged);
  const place = questions.findIndex(({ position }) => position === at);
  const question = questions[Math.max(0, place)];
  if (!question) return null;
  const goBy = (by: number) => {
    const target = questions[place + by];
    if (!target) return by > 0 && dialog.current?.showModal();
    moved.current = true;
    return doing.goTo(target.position);
  };
  const goTo = (position: number) => {
    moved.current = true;
    doing.goTo(position);
  };
  const finish = () => dialog.current?.showModal();
  return (
    <div className="flex flex-1 flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-x-4">
        <div className="min-w-0">
          <p className="text-sm text-muted">{words.tests.taking.title}</p>
          <h1 className="text-xl font-semibold">{test.patternTitle}</h1>
        </div>
        <button
          type="button"
          onClick={finish}
          className={buttonClass('quiet', '-mx-4 max-sm:hidden')}
        >
          {words.tests.taking.finish}
        </button>
      </div>
      <TestMarks
        questions={questions}
        answers={answers}
        at={question.position}
        onGo={goTo}
        words={words.tests.taking}
      />
      <TestQuestionForm
        key={question.position}
        question={question}
        of={test.questions.length}
        answer={answers[question.position]}
        newer={taking.newer}
        saving={doing.saving}
        focusFirst={moved}
        isFirst={place <= 0}
        isLast={place === questions.length - 1}
        onAnswer={(given) => doing.answer(question, given)}
        onBack={() => goBy(-1)}
        onNext={() => goBy(1)}
        words={words}
      />
      <HandIn
        dialog={dialog}
        questions={questions}
        answers={answers}
        state={doing.handingIn}
        onHandIn={() => void doing.handIn()}
        onGo={goTo}
        words={words}
      />
    </div>
  );
}
