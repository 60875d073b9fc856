'use client';
// Decides what the review page shows at each moment: looking up, asking, nothing due, how it went.
import { QuestionCard } from '@/components/questions/question-card';
import { RoundNote } from '@/components/questions/round-note';
import { Trouble } from '@/components/questions/trouble';
import { cardWords } from '@/components/questions/words';
import { NothingDue } from '@/components/reviews/nothing-due';
import { ReviewSkeleton } from '@/components/reviews/review-skeleton';
import { ReviewSummary } from '@/components/reviews/review-summary';
import { SessionIntro } from '@/components/reviews/session-intro';
import { SessionLine } from '@/components/reviews/session-line';
import { inFront, lastAnswer } from '@/components/reviews/session';
import { useReview, type ReviewState } from '@/components/reviews/use-review';
import { WhyNow } from '@/components/reviews/why-now';
import type { ReviewWords } from '@/components/reviews/words';

export interface ReviewRoomProps {
  version: string;
  words: ReviewWords;
}

export function ReviewRoom({ version, words }: ReviewRoomProps) {
  const doing = useReview(version);
  const { state } = doing;
  const { review } = words;
  switch (state.status) {
    case 'loading':
      return state.away ? (
        <Trouble
          title={review.awayTitle}
          text={review.away}
          retry={review.retry}
          onRetry={doing.again}
        />
      ) : (
        <ReviewSkeleton label={review.loading} />
      );
    case 'failed':
      return (
        <Trouble
          title={review.failedTitle}
          text={state.detail}
          retry={review.retry}
          onRetry={doing.again}
        />
      );
    case 'nothing':
      return (
        <NothingDue head={state.review} wish={state.wish} onMore={doing.again} words={words} />
      );
    case 'ended':
      return (
        <ReviewSummary
          session={state.session}
          after={state.after}
          onGoOn={doing.goOnAfterAll}
          onMore={doing.again}
          words={words}
        />
      );
    case 'asking':
      return <Asking state={state} doing={doing} words={words} />;
  }
}

interface AskingProps {
  state: Extract<ReviewState, { status: 'asking' }>;
  doing: ReturnType<typeof useReview>;
  words: ReviewWords;
}

function Asking({ state: { session, pending, note }, doing, words }: AskingProps) {
  const front = inFront(session);
  if (!front) return null;
  const { question } = front.item;
  const isLast = session.index === session.entries.length - 1;
  const begun = session.index > 0 || session.takenBack > 0;
  return (
    <>
      <SessionLine session={session} onFinish={doing.finish} words={words} />
      {!begun && front.outcome === null && <SessionIntro session={session} words={words} />}
      <RoundNote note={note} words={words.questions.card} />
      <WhyNow item={front.item} words={words} />
      <QuestionCard
        key={`${session.index} ${question.id} ${question.version} ${session.takenBack}`}
        view={question}
        context="review"
        title={words.review.question}
        words={cardWords(words.questions)}
        pending={pending ?? undefined}
        focusFirst={begun}
        onGraded={doing.graded}
        onNext={doing.goOn}
        nextLabel={isLast ? words.review.see : words.review.next}
        onTakeBack={lastAnswer(session) ? () => void doing.takeBack() : undefined}
        onLeave={doing.leaveOut}
        onStale={() => void doing.renew()}
      />
    </>
  );
}
