// Decides the sentence that says why a question comes now.
import type { ReviewReason } from './review';

/** Recall is told for now and for this many days from now. */
export const LATER_DAYS = 3;

const percent = (share: number) => `${Math.round(share * 100)} %`;

/**
 * @param recall chance in [0, 1] that it is known now
 * @param later the same in three days, if it is left alone
 */
export function becauseOf(reason: ReviewReason, recall: number, later: number): string {
  switch (reason) {
    case 'due':
      return `Recall about ${percent(recall)}, ${percent(later)} in three days.`;
    case 'ahead':
      return `Not due yet: recall about ${percent(recall)}, ${percent(later)} in three days.`;
    case 'retry':
      return 'Missed a little while ago: once more, so that it sticks.';
    case 'new':
      return 'New: you have not answered anything on this yet.';
  }
}
