'use client';
// Decides how a warm-up is projected: one question at a time, large; the answer comes when it is asked for.
import { useEffect, useRef, useState } from 'react';
import { Check } from 'lucide-react';
import {
  letterOf,
  optionsOf,
  type StagedAnswer,
  type StagedQuestion,
  type WarmUpWords,
} from '@/components/classes/page/warm-up-parts';
import { UsableWhenAlive } from '@/components/ui/alive';
import { Button, LinkButton } from '@/components/ui/button';
import { Html } from '@/components/ui/html';
import { fill } from '@/components/questions/words';
import type { QuestionView } from '@/core/questions/registry';

interface WarmUpStageProps {
  /** Where the class is, and where answers are asked for. */
  place: { page: string; api: string; print: string };
  questions: readonly StagedQuestion[];
  words: WarmUpWords;
}

type Answer = StagedAnswer | 'hidden' | 'waiting' | 'away';

export function WarmUpStage({ place, questions, words }: WarmUpStageProps) {
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<ReadonlyMap<number, Answer>>(new Map());
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = questions[at];
  const number = asked?.number ?? 1;
  const answer = answers.get(number) ?? 'hidden';
  const set = (key: number, value: Answer) =>
    setAnswers((before) => new Map(before).set(key, value));

  const go = (next: number) => {
    if (next < 0 || next >= questions.length) return;
    setAt(next);
    heading.current?.focus();
  };
  const reveal = () => {
    if (answer === 'waiting') return;
    if (typeof answer === 'object') return set(number, 'hidden');
    set(number, 'waiting');
    fetch(`${place.api}/answers/${number}`)
      .then(async (response) => {
        if (!response.ok) throw new Error(`The answer was refused: ${response.status}.`);
        set(number, (await response.json()) as StagedAnswer);
      })
      .catch(() => set(number, 'away'));
  };
  useEffect(() => {
    const onKey = ({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent) => {
      if (altKey || ctrlKey || metaKey || target instanceof HTMLInputElement) return;
      if (key === 'ArrowRight' || key === 'PageDown') go(at + 1);
      if (key === 'ArrowLeft' || key === 'PageUp') go(at - 1);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });

  if (asked === undefined) return null;
  return (
    <section className="mx-auto max-w-5xl px-4 pt-6 pb-16 sm:px-8 sm:pt-10">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h1 ref={heading} tabIndex={-1} className="text-lg font-semibold text-muted outline-none">
          {fill(words.questionOf, { number, of: questions.length })} · {asked.pattern}
        </h1>
        <p className="text-muted">
          {asked.because.losing > 0 ? fill(words.because, asked.because) : words.becauseFew}
        </p>
      </div>
      {asked.view === null ? (
        <p className="mt-8 text-2xl">{words.gone}</p>
      ) : (
        <Asked
          key={number}
          view={asked.view}
          answer={typeof answer === 'object' ? answer : null}
          words={words}
        />
      )}
      <div aria-live="polite">
        {answer === 'away' && <p className="mt-4 text-lg">{words.away}</p>}
        {typeof answer === 'object' && <Revealed answer={answer} words={words} />}
      </div>
      <div className="mt-8 flex flex-wrap items-center gap-3">
        <UsableWhenAlive>
          {asked.view !== null && (
            <Button variant="primary" onClick={reveal} aria-busy={answer === 'waiting'}>
              {typeof answer === 'object' ? words.hide : words.reveal}
            </Button>
          )}
          <Button onClick={() => go(at - 1)} disabled={at === 0}>
            {words.previous}
          </Button>
          <Button onClick={() => go(at + 1)} disabled={at === questions.length - 1}>
            {words.next}
          </Button>
        </UsableWhenAlive>
        <span className="grow" />
        <LinkButton variant="quiet" href={place.print} prefetch={false}>
          {words.printView}
        </LinkButton>
        <LinkButton variant="quiet" href={place.page}>
          {words.back}
        </LinkButton>
      </div>
    </section>
  );
}

function Asked({
  view,
  answer,
  words,
}: {
  view: QuestionView;
  answer: StagedAnswer | null;
  words: WarmUpWords;
}) {
  const options = optionsOf(view);
  return (
    <div className="mt-6">
      <Html
        html={view.stem}
        className="compiled text-2xl leading-snug sm:text-[1.75rem] [&_pre]:text-base sm:[&_pre]:text-xl"
      />
      {options.length > 0 && (
        <ol className="mt-6 flex flex-col gap-3">
          {options.map(({ id, html }, nth) => {
            const isRight = answer?.options.includes(id) === true;
            return (
              <li
                key={id}
                className={`flex items-start gap-4 rounded-xl border px-4 py-3 text-xl sm:text-2xl ${
                  isRight ? 'border-right bg-right-soft' : 'border-line bg-surface'
                }`}
              >
                <span
                  aria-hidden="true"
                  className="flex size-9 shrink-0 items-center justify-center rounded-full border border-rule text-base font-semibold text-muted"
                >
                  {isRight ? <Check className="size-5 text-(--color-right)" /> : letterOf(nth)}
                </span>
                <span className="min-w-0 flex-1">
                  <Html html={html} className="compiled" />
                  {isRight && (
                    <span className="text-base font-semibold text-(--color-right)">
                      {words.right}
                    </span>
                  )}
                  {answer?.feedback[id] !== undefined && (
                    <Html
                      html={answer.feedback[id]}
                      className="compiled mt-1 text-base text-muted sm:text-lg"
                    />
                  )}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}

function Revealed({ answer, words }: { answer: StagedAnswer; words: WarmUpWords }) {
  return (
    <div className="mt-6 rounded-xl border border-line bg-surface p-5 text-lg sm:text-xl">
      <h2 className="text-base font-semibold text-muted">{words.answer}</h2>
      <Html html={answer.html} className="compiled mt-1" />
      {answer.solution.length > 0 && (
        <ol className="mt-3 flex list-decimal flex-col gap-1 pl-6 marker:text-muted">
          {answer.solution.map((step, nth) => (
            <li key={nth}>
              <Html html={step} className="compiled" />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
