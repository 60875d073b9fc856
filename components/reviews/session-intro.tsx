// Decides what is said once, before the first question: that somebody goes ahead, or, after days away,
// that what came due was spread. Silent otherwise.
import type { Session } from '@/components/reviews/session';
import type { ReviewWords } from '@/components/reviews/words';
import { fillCount } from '@/components/questions/words';

export function SessionIntro({ session, words }: { session: Session; words: ReviewWords }) {
  const { review, questions } = words;
  const { backlog, ahead } = session;
  if (ahead) return <p className="text-muted">{review.ahead}</p>;
  if (!backlog) return null;
  return (
    <p className="text-muted">
      {fillCount(review.backlog, backlog.days, questions.dateLocale, { perDay: backlog.perDay })}
    </p>
  );
}
