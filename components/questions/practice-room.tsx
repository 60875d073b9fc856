'use client';
// Decides what a practice page shows at each moment: loading, asking, done, or what went wrong.
import { useSearchParams } from 'next/navigation';
import { DifficultyFilter } from '@/components/questions/difficulty-filter';
import type { PracticePlace } from '@/components/questions/practice-place';
import { PracticeSummary } from '@/components/questions/practice-summary';
import { QuestionCard } from '@/components/questions/question-card';
import { QuestionSkeleton } from '@/components/questions/question-skeleton';
import { lastAnswer } from '@/components/questions/round';
import { RoundMarks } from '@/components/questions/round-marks';
import { RoundNote } from '@/components/questions/round-note';
import { Trouble } from '@/components/questions/trouble';
import { useRound } from '@/components/questions/use-round';
import { cardWords, fill, type QuestionWords } from '@/components/questions/words';

export function PracticeRoom(props: PracticePlace) {
  const search = useSearchParams();
  const query = new URLSearchParams();
  const difficulty = search.get('difficulty');
  if (difficulty) query.set('difficulty', difficulty);
  for (const skill of search.getAll('skill')) query.append('skill', skill);
  return (
    <>
      <DifficultyFilter
        pattern={props.pattern}
        levels={props.levels}
        chosen={difficulty}
        only={search
          .getAll('skill')
          .map((slug) => props.skills[`${props.pattern}#${slug}`] ?? slug)}
        words={props.words}
      />
      <PracticeRound key={query.toString()} query={query.toString()} {...props} />
    </>
  );
}

function PracticeRound({ query, ...props }: PracticePlace & { query: string }) {
  const { pattern, version, words } = props;
  const doing = useRound({ pattern, version, query });
  const { state } = doing;
  switch (state.status) {
    case 'loading':
      return state.away ? (
        <Trouble
          title={words.practice.awayTitle}
          text={words.practice.away}
          retry={words.practice.retry}
          onRetry={doing.again}
        />
      ) : (
        <QuestionSkeleton label={words.practice.loading} />
      );
    case 'failed':
      return (
        <Trouble
          title={words.practice.failedTitle}
          text={state.detail}
          retry={words.practice.retry}
          onRetry={doing.again}
        />
      );
    case 'empty':
      return (
        <Trouble
          title={words.practice.emptyTitle}
          text={query ? words.practice.emptyFilter : words.practice.empty}
          link={
            query
              ? { href: `/practice/${pattern}`, text: words.practice.showAll }
              : { href: `/learn/${pattern}`, text: words.practice.toLesson }
          }
        />
      );
    case 'done':
      return (
        <PracticeSummary
          round={state.round}
          onAgain={doing.again}
          onMissedAgain={() => void doing.missedAgain()}
          {...props}
        />
      );
    case 'asking':
      return <Asking state={state} doing={doing} words={words} />;
  }
}

interface AskingProps {
  state: Extract<ReturnType<typeof useRound>['state'], { status: 'asking' }>;
  doing: ReturnType<typeof useRound>;
  words: QuestionWords;
}

function Asking({ state: { round, pending, note }, doing, words }: AskingProps) {
  const view = round.questions[round.index];
  if (!view) return null;
  const of = round.questions.length;
  const isLast = round.index === of - 1;
  const again = round.again[round.index] ?? null;
  return (
    <>
      <RoundMarks outcomes={round.outcomes} index={round.index} words={words.practice} />
      <RoundNote note={note} words={words.card} />
      {again && (
        <p className="border-l-2 border-accent pl-3 text-sm text-muted">
          {words.practice.comesAgain[again]}
        </p>
      )}
      <QuestionCard
        key={`${round.index} ${view.id} ${view.version} ${round.takenBack}`}
        view={view}
        context="practice"
        title={fill(words.card.questionOf, { number: round.index + 1, of })}
        words={cardWords(words)}
        pending={pending ?? undefined}
        focusFirst={round.index > 0 || round.takenBack > 0}
        onGraded={doing.graded}
        onNext={doing.goOn}
        nextLabel={isLast ? words.card.finish : words.card.next}
        onTakeBack={lastAnswer(round) ? () => void doing.takeBack() : undefined}
        onLeave={doing.leaveOut}
        onStale={() => void doing.renew()}
      />
    </>
  );
}
