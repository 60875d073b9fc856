// Decides how it is told why a question comes now, and where it belongs: the pattern, then the skill.
import type { ReviewItem } from '@/core/memory/review';
import { percent, type ReviewWords } from '@/components/reviews/words';
import { fill, fillCount } from '@/components/questions/words';

export function WhyNow({ item, words }: { item: ReviewItem; words: ReviewWords }) {
  return (
    <div className="border-l-2 border-accent pl-3 text-sm">
      <p className="font-semibold">
        {item.patternTitle}
        <span className="font-normal text-muted"> · {item.skillName}</span>
      </p>
      <p className="text-muted">{reasonOf(item, words)}</p>
    </div>
  );
}

function reasonOf({ reason, recall, recallLater }: ReviewItem, words: ReviewWords): string {
  const { why } = words.review;
  if (reason === 'retry') return why.retry;
  if (reason === 'new' || recall === null) return why.new;
  const now = fill(reason === 'ahead' ? why.ahead : why.due, { now: percent(recall) });
  if (recallLater === null) return `${now}.`;
  const days = fillCount(why.days, recallLater.days, words.questions.dateLocale);
  return `${now}${fill(why.later, { days, later: percent(recallLater.recall) })}`;
}
