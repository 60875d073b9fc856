'use client';
// Decides how one question of a test is answered: saved as it is given, no hints, no verdict.
import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type FormEvent,
  type RefObject,
} from 'react';
import type { Confidence } from '@/core/questions/answer';
import type { TestQuestion } from '@/core/tests/test';
import type { TestAnswer } from '@/components/tests/answers';
import type { SaveState } from '@/components/tests/save-queue';
import type { TakingWords } from '@/components/tests/words';
import { ActionBar } from '@/components/questions/action-bar';
import { ConfidenceChoice, rated } from '@/components/questions/confidence';
import { KeysDialog } from '@/components/questions/keys-dialog';
import { KeysButton } from '@/components/questions/question-actions';
import { focusQuestion, QuestionFrame } from '@/components/questions/question-frame';
import { inputFor } from '@/components/questions/registry';
import { useKeys } from '@/components/questions/use-keys';
import { useVisibleTime } from '@/components/questions/use-visible-time';
import { fill } from '@/components/questions/words';
import { buttonClass } from '@/components/ui/button';

interface TestQuestionFormProps {
  question: TestQuestion;
  of: number;
  answer: TestAnswer | undefined;
  newer: boolean;
  saving: SaveState;
  /** Whether somebody came here by a button, and wants to be brought to the question. */
  focusFirst: RefObject<boolean>;
  isFirst: boolean;
  isLast: boolean;
  onAnswer: (given: Omit<TestAnswer, 'seq'>) => void;
  onBack: () => void;
  onNext: () => void;
  words: TakingWords;
}

export function TestQuestionForm(props: TestQuestionFormProps) {
  const { question, answer, onAnswer, onNext, words } = props;
  const base = useId();
  const section = useRef<HTMLElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const readTime = useVisibleTime(String(question.position), answer?.elapsedMs ?? 0);
  const { Input, choose } = inputFor(question);
  const skipped = answer?.response['skip'] === true;
  const response = skipped ? null : (answer?.response ?? null);

  // Said before there is an answer, it waits for one.
  const [early, setEarly] = useState<Confidence | null>(null);
  const confidence = answer ? answer.confidence : early;

  const give = (given: Partial<Pick<TestAnswer, 'response' | 'confidence'>>) =>
    onAnswer({
      response: answer?.response ?? {},
      confidence,
      ...given,
      elapsedMs: readTime(),
    });
  const rate = (value: Confidence | null) =>
    answer ? give({ confidence: value }) : setEarly(value);
  const skip = () => give({ response: { skip: true } });
  const chooseNth = (nth: number) => {
    const chosen = choose(question, response, nth);
    if (!chosen) return;
    give({ response: chosen });
    section.current?.querySelectorAll<HTMLElement>('label > input')[nth]?.focus();
  };
  useKeys({
    choose: chooseNth,
    enter: onNext,
    dontKnow: skip,
    rate: (choice) => rate(rated(confidence, choice)),
    help: () => dialog.current?.showModal(),
  });

  const bringFocus = useEffectEvent(() => {
    if (props.focusFirst.current) focusQuestion(base);
  });
  useEffect(() => bringFocus(), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onNext();
  };
  return (
    <section
      ref={section}
      aria-labelledby={`${base}-title`}
      className="flex min-w-0 flex-1 flex-col wrap-break-word"
    >
      <form onSubmit={submit} noValidate className="flex flex-1 flex-col gap-4">
        <QuestionFrame
          view={question}
          base={base}
          title={fill(words.tests.taking.heading, { number: question.position, of: props.of })}
          words={words.card}
          aside={<KeysButton dialog={dialog} words={words.card.keys} />}
        />
        <Input
          view={question}
          base={base}
          response={response}
          labelledBy={`${base}-stem`}
          describedBy={undefined}
          onChange={(chosen) => give({ response: chosen })}
          words={words.card.card}
        />
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <ConfidenceChoice value={confidence} onRate={rate} words={words.card} />
          <button
            type="button"
            onClick={skip}
            aria-pressed={skipped}
            aria-keyshortcuts="K"
            className={buttonClass('quiet', 'px-3! aria-pressed:bg-accent-soft')}
          >
            {words.tests.taking.dontKnow}
          </button>
        </div>
        <Said skipped={skipped} newer={props.newer} words={words} />
        <Bar {...props} />
      </form>
      <KeysDialog dialog={dialog} words={words.card.keys} inTest />
    </section>
  );
}

function Said({ skipped, newer, words }: { skipped: boolean; newer: boolean; words: TakingWords }) {
  return (
    <div role="status" className="min-h-6 text-sm text-muted">
      {skipped && <p>{words.tests.taking.saidDontKnow}</p>}
      {newer && <p>{words.tests.taking.newer}</p>}
    </div>
  );
}

function Bar({ saving, answer, isFirst, isLast, onBack, words }: TestQuestionFormProps) {
  const { taking } = words.tests;
  const said = {
    saved: answer ? taking.saved : '',
    saving: taking.saving,
    keeping: taking.keeping,
  }[saving];
  return (
    <ActionBar>
      <button
        type="button"
        onClick={onBack}
        aria-disabled={isFirst}
        className={buttonClass('secondary', 'max-sm:px-3')}
      >
        {taking.back}
      </button>
      <p
        role="status"
        className={`min-w-0 flex-1 text-center text-sm ${saving === 'keeping' ? 'text-warn' : 'text-muted'}`}
      >
        {said}
      </p>
      <button type="submit" className={buttonClass('primary', 'min-w-28')}>
        {isLast ? taking.finish : taking.next}
      </button>
    </ActionBar>
  );
}
