// Decides which words the review gets. They come translated from the server, so that no message
// runtime travels to the browser.
import type { Level } from '@/core/mastery/progress';
import { fillCount, type QuestionWords } from '@/components/questions/words';
import type reviews from '@/messages/en/reviews.json';

export interface ReviewWords {
  review: typeof reviews;
  questions: QuestionWords;
  level: Record<Level, string>;
}

/** "3 minutes", "less than a minute". */
export function minutesText(minutes: number, { review, questions }: ReviewWords): string {
  if (minutes < 1) return review.underMinute;
  return fillCount(review.minutes, minutes, questions.dateLocale);
}

/** A share as a whole percentage; never 0 or 100, which would be certainty. */
export function percent(share: number): number {
  return Math.min(99, Math.max(1, Math.round(share * 100)));
}
