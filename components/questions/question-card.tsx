'use client';
// Decides how one question is practised: stem, answer, hints, verdict, solution, and the keys for
// all of it. Knows no kind of question, and never what is right before the server says so.
import { useEffect, useEffectEvent, useId, useRef, useState, type FormEvent } from 'react';
import type { AnswerContext } from '@/core/questions/answer';
import type { QuestionView } from '@/core/questions/registry';
import { ActionBar } from '@/components/questions/action-bar';
import type { Graded } from '@/components/questions/answer-client';
import type { AnswerDesk } from '@/components/questions/answer-desk';
import { ConfidenceChoice, rated } from '@/components/questions/confidence';
import { Explanation, partsOf } from '@/components/questions/explanation';
import { Hints } from '@/components/questions/hints';
import { KeysDialog } from '@/components/questions/keys-dialog';
import type { Unsent } from '@/components/questions/outbox';
import {
  Actions,
  InTest,
  KeysButton,
  Note,
  TakeBackLast,
} from '@/components/questions/question-actions';
import { focusQuestion, QuestionFrame } from '@/components/questions/question-frame';
import { inputFor } from '@/components/questions/registry';
import { ReportProblem } from '@/components/questions/report-problem';
import { useAttempt } from '@/components/questions/use-attempt';
import { useKeys } from '@/components/questions/use-keys';
import { Verdict } from '@/components/questions/verdict';
import type { CardWords } from '@/components/questions/words';
import { UsableWhenAlive } from '@/components/ui/alive';
import { MathsOf } from '@/components/ui/maths-of';

export interface QuestionCardProps {
  view: QuestionView;
  context: AnswerContext;
  /** "Question 3 of 10" */
  title: string;
  words: CardWords;
  /** Goes on; without it the card stays as it is after the verdict. */
  onNext?: (() => void) | undefined;
  nextLabel?: string | undefined;
  onGraded?: ((result: Graded) => void) | undefined;
  /** Takes back the last answer, this one's or the one before; absent where there is none. */
  onTakeBack?: (() => void) | undefined;
  /** Leaves out a question that cannot be answered here. */
  onLeave?: (() => void) | undefined;
  /** What was shown is outdated: the owner brings the question again. */
  onStale?: (() => void) | undefined;
  /** An answer of an earlier page that the server does not have yet. */
  pending?: Unsent | undefined;
  /** Brings the focus to the question when it appears. */
  focusFirst?: boolean;
  /** Where answers go; the API unless said otherwise. */
  desk?: AnswerDesk | undefined;
  /** One of several on a page: keys count only inside it, the bar stays in the flow. */
  embedded?: boolean;
}

export function QuestionCard(props: QuestionCardProps) {
  const { view, title, words, onNext, nextLabel, onTakeBack, embedded = false } = props;
  const base = useId();
  const section = useRef<HTMLElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const doing = useAttempt(props);
  const { attempt } = doing;
  const { result } = attempt;
  const { Input, Marked, choose, missing } = inputFor(view);
  const answering = attempt.phase === 'answering';
  const solution = useSolution(result);

  const bringFocus = useEffectEvent(() => {
    if (props.focusFirst) focusQuestion(base);
  });
  useEffect(() => bringFocus(), []);

  const chooseNth = (nth: number) => {
    const response = choose(view, attempt.response, nth);
    if (!response) return;
    doing.answer(response);
    section.current?.querySelectorAll<HTMLElement>('label > input')[nth]?.focus();
  };
  useKeys(
    {
      choose: answering ? chooseNth : undefined,
      enter: result ? onNext : answering ? doing.check : undefined,
      hint: answering ? () => void doing.hint() : undefined,
      solution: solution.more,
      dontKnow: answering ? doing.skip : undefined,
      rate: answering ? (choice) => doing.rate(rated(attempt.confidence, choice)) : undefined,
      takeBack: attempt.phase === 'sending' ? undefined : onTakeBack,
      help: () => dialog.current?.showModal(),
    },
    embedded ? section : undefined,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answering) doing.check();
  };

  return (
    <section
      ref={section}
      aria-labelledby={`${base}-title`}
      className="flex min-w-0 flex-1 flex-col wrap-break-word"
    >
      <form onSubmit={submit} noValidate className="flex flex-1 flex-col gap-4">
        <QuestionFrame
          view={view}
          base={base}
          title={title}
          words={words}
          aside={
            <>
              {answering && onTakeBack && (
                <TakeBackLast onTakeBack={onTakeBack} words={words.card} />
              )}
              <UsableWhenAlive>
                <KeysButton dialog={dialog} words={words.keys} />
              </UsableWhenAlive>
            </>
          }
        />
        {result ? (
          <Marked
            view={view}
            response={result.response}
            correct={result.correct}
            feedback={result.feedback}
            words={words.card}
          />
        ) : (
          <Input
            view={view}
            base={base}
            response={attempt.response}
            labelledBy={`${base}-stem`}
            describedBy={attempt.missing ? `${base}-note` : undefined}
            onChange={doing.answer}
            words={words.card}
          />
        )}
        <MathsOf shown={[attempt.hints, result]} />
        <Hints
          html={attempt.hints}
          of={view.hints}
          failed={attempt.hintFailed}
          words={words.card}
        />
        {attempt.testHref !== null && (
          <InTest href={attempt.testHref} onLeave={props.onLeave} words={words.card} />
        )}
        {result && (
          <div
            ref={solution.area}
            className="flex animate-reveal scroll-mb-24 flex-col gap-4 border-t border-line pt-4"
          >
            <Verdict
              result={result}
              confidence={attempt.confidence}
              words={words}
              heading={solution.heading}
            />
            <Explanation
              explained={result}
              open={solution.open}
              onMore={solution.more}
              words={words.card}
            />
          </div>
        )}
        {!result && attempt.testHref === null && (
          <UsableWhenAlive>
            <ConfidenceChoice value={attempt.confidence} onRate={doing.rate} words={words} />
          </UsableWhenAlive>
        )}
        <Note
          id={`${base}-note`}
          attempt={attempt}
          missing={words.card[missing]}
          words={words.card}
        />
        {attempt.testHref === null && (!result || onNext || onTakeBack) && (
          <ActionBar pinned={!embedded}>
            <UsableWhenAlive>
              <Actions
                doing={doing}
                hints={view.hints}
                words={words.card}
                onNext={onNext}
                nextLabel={nextLabel}
                onTakeBack={onTakeBack}
              />
            </UsableWhenAlive>
          </ActionBar>
        )}
      </form>
      {props.desk === undefined && attempt.testHref === null && (
        <ReportProblem
          view={view}
          response={result ? result.response : (attempt.response ?? null)}
          words={words.card.report}
        />
      )}
      <KeysDialog dialog={dialog} words={words.keys} />
    </section>
  );
}

/** The solution opens part by part; the focus goes to the verdict when it arrives. */
function useSolution(result: Graded | null) {
  const [open, setOpen] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (result) heading.current?.focus({ preventScroll: true });
  }, [result]);
  // What has just opened comes into view, above the bar with the actions.
  useEffect(() => {
    if (result) area.current?.scrollIntoView({ block: 'nearest' });
  }, [result, open]);
  const more = result && open < partsOf(result) ? () => setOpen(open + 1) : undefined;
  return { open, heading, area, more };
}
