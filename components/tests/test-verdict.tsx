'use client';
// Decides how a judged test is shown: one sentence, the three levels, what to do next, and every
// question explained.
import Link from 'next/link';
import { useEffect, useId, useRef, useState } from 'react';
import type { Test, TestResult } from '@/core/tests/test';
import { LevelScores } from '@/components/tests/level-scores';
import { ReviewedQuestion } from '@/components/tests/reviewed-question';
import { momentName } from '@/components/tests/moment-name';
import { points, verdictSentence } from '@/components/tests/verdict-sentence';
import type { TakingWords } from '@/components/tests/words';
import { fill, fillCount } from '@/components/questions/words';
import { buttonClass } from '@/components/ui/button';

interface TestVerdictProps {
  test: Test;
  onMore: () => Promise<string | null>;
  words: TakingWords;
}

export function TestVerdict({ test, onMore, words }: TestVerdictProps) {
  const { result } = test;
  const reviewed = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [now] = useState(() => new Date());
  const told = result?.asked;
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, [told]);
  if (!result) return null;
  const text = words.tests.result;
  const locale = words.card.dateLocale;
  const [low, high] = result.range.map((share) => Math.round(share * 100));
  return (
    <div className="flex flex-col gap-8 max-sm:pb-8">
      <header>
        <p className="text-sm text-muted">
          {text.title} · {test.patternTitle}
        </p>
        <h1
          ref={heading}
          tabIndex={-1}
          className="mt-1 font-serif text-3xl leading-tight font-semibold outline-none"
        >
          {verdictSentence(result, now, text, locale)}
        </h1>
        <p className="mt-2 text-muted">
          {fill(text.share, {
            score: points(result.score),
            asked: result.asked,
            low: low ?? 0,
            high: high ?? 0,
          })}
        </p>
      </header>
      <LevelScores byDifficulty={result.byDifficulty} words={words} />
      <NextStep test={test} result={result} now={now} onMore={onMore} words={words} />
      <section aria-labelledby={reviewed}>
        <h2 id={reviewed} className="text-lg font-semibold">
          {text.review}
        </h2>
        <div className="mt-2 divide-y divide-line border-y border-line">
          {result.questions.map((question) => (
            <ReviewedQuestion key={question.position} question={question} words={words} />
          ))}
        </div>
      </section>
      <div>
        <PractiseWeak test={test} result={result} isMain words={words} />
      </div>
    </div>
  );
}

interface NextStepProps extends TestVerdictProps {
  result: TestResult;
  now: Date;
}

function NextStep({ test, result, now, onMore, words }: NextStepProps) {
  const text = words.tests.result;
  const asksMore = canGoOn(test, result);
  return (
    <section className="flex flex-col items-start gap-4">
      {asksMore && <More more={result.more} onMore={onMore} words={words} />}
      <PractiseWeak test={test} result={result} isMain={!asksMore} words={words} />
      {result.weakSkills.length > 0 && (
        <div>
          <h2 className="text-sm font-semibold text-muted">{text.weak}</h2>
          <ul className="mt-1 list-disc pl-5 marker:text-muted">
            {result.weakSkills.map(({ skill, title }) => (
              <li key={skill}>{title}</li>
            ))}
          </ul>
        </div>
      )}
      {result.credits.length > 0 && (
        <p className="text-muted">
          {fill(text.credited, { patterns: result.credits.map(({ title }) => title).join(', ') })}
        </p>
      )}
      <Retest test={test} result={result} now={now} words={words} />
    </section>
  );
}

function canGoOn({ state }: Test, { verdict, more }: TestResult): boolean {
  return verdict === 'unsure' && more > 0 && state !== 'closed';
}

interface PractiseWeakProps {
  test: Test;
  result: TestResult;
  isMain: boolean;
  words: TakingWords;
}

function PractiseWeak({ test, result, isMain, words }: PractiseWeakProps) {
  const text = words.tests.result;
  const slugs = result.weakSkills.map(({ skill }) => skill.slice(skill.indexOf('#') + 1));
  const query = new URLSearchParams(slugs.map((slug) => ['skill', slug]));
  return (
    <Link
      href={slugs.length > 0 ? `/practice/${test.pattern}?${query}` : `/practice/${test.pattern}`}
      className={buttonClass(isMain ? 'primary' : 'secondary')}
    >
      {slugs.length > 0 ? text.practise : text.practiseAll}
    </Link>
  );
}

function More({
  more,
  onMore,
  words,
}: Pick<TestVerdictProps, 'onMore' | 'words'> & { more: number }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const text = words.tests.result;
  const ask = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(await onMore().catch(() => null));
    setBusy(false);
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <button
        type="button"
        onClick={() => void ask()}
        aria-disabled={busy}
        className={buttonClass('primary')}
      >
        {busy ? text.loadingMore : fillCount(text.more, more, words.card.dateLocale)}
      </button>
      <p className="text-sm text-muted">{text.moreOf}</p>
      <p role="status" className="text-sm text-wrong empty:-mt-2">
        {problem}
      </p>
    </div>
  );
}

function Retest({ test, result, now, words }: Omit<NextStepProps, 'onMore'>) {
  const text = words.tests.result;
  const at = new Date(result.retestAt);
  if (test.kind === 'check') return null;
  if (at > now) {
    const when = momentName(at, now, text, words.card.dateLocale);
    return <p className="text-sm text-muted">{fill(text.retest, { when })}</p>;
  }
  return (
    <p className="text-sm text-muted">
      {text.retestNow}{' '}
      <Link href={`/test/${test.pattern}`} className="text-accent underline underline-offset-3">
        {text.retestLink}
      </Link>
    </p>
  );
}
