'use client';
// Decides how a test is handed in: after one look at what is still unanswered.
import { useId, type RefObject } from 'react';
import type { TestQuestion } from '@/core/tests/test';
import { isAnswered, type TestAnswers } from '@/components/tests/answers';
import type { TakingWords } from '@/components/tests/words';
import { fill, fillCount } from '@/components/questions/words';
import { buttonClass } from '@/components/ui/button';

interface HandInProps {
  dialog: RefObject<HTMLDialogElement | null>;
  questions: readonly TestQuestion[];
  answers: TestAnswers;
  state: 'idle' | 'busy' | 'trying';
  onHandIn: () => void;
  onGo: (position: number) => void;
  words: TakingWords;
}

export function HandIn({ dialog, questions, answers, state, onHandIn, onGo, words }: HandInProps) {
  const { taking } = words.tests;
  const title = useId();
  const locale = words.card.dateLocale;
  const missing = questions.filter((question) => !isAnswered(question, answers[question.position]));
  const goTo = (position: number) => {
    dialog.current?.close();
    onGo(position);
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-xl border border-line bg-surface p-5 text-ink backdrop:bg-black/40"
    >
      <h2 id={title} className="text-lg font-semibold">
        {taking.submitTitle}
      </h2>
      <p className="mt-2">
        {missing.length > 0
          ? fillCount(taking.unanswered, missing.length, locale)
          : fillCount(taking.allAnswered, questions.length, locale)}
      </p>
      {missing.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-2">
          {missing.map(({ position }) => (
            <li key={position}>
              <button
                type="button"
                onClick={() => goTo(position)}
                aria-label={fill(taking.goTo, { number: position })}
                className={buttonClass('secondary', 'min-w-11 px-3! tabular-nums')}
              >
                {position}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 text-sm text-muted">{taking.after}</p>
      <p role="status" className="mt-2 text-sm text-warn empty:mt-0">
        {state === 'trying' && taking.keeping}
      </p>
      <form method="dialog" className="mt-4 flex justify-end gap-2">
        <button className={buttonClass('secondary')}>{taking.notYet}</button>
        <button
          type="button"
          onClick={onHandIn}
          aria-disabled={state !== 'idle'}
          className={buttonClass('primary', 'min-w-28')}
        >
          {state === 'idle' ? taking.submit : taking.submitting}
        </button>
      </form>
    </dialog>
  );
}
