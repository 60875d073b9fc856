// Decides which questions may have a wrong key: the best of a class miss them, or all learners' best did.
// Of whole patterns at a time: who is best shows in the other questions.
import {
  choosing,
  ENOUGH_FOR_ALARM,
  groupsOf,
  looksMiskeyed,
  rankedTries,
  rightIn,
  totalsOf,
} from './classical';
import { shareOf } from './interval';
import type { Alarm, TriedQuestion } from './report';

/** @param questions with all others of their patterns that somebody tried */
export function alarmsOf(questions: readonly TriedQuestion[]): Alarm[] {
  const totals = totalsOf(questions);
  return questions.flatMap((question) => {
    const { id, title, pattern, tries } = question;
    const ranked = rankedTries(question, totals.get(pattern.id));
    const { top } = groupsOf(ranked);
    const [isHere, isEverywhere] = [looksMiskeyed(ranked), question.doubted === 'miskeyed'];
    if (!isHere && !isEverywhere) return [];
    return [
      {
        id,
        title,
        pattern,
        tries: tries.length,
        best: shareOf(rightIn(top), top.length),
        isEnough: ranked.length >= ENOUGH_FOR_ALARM,
        instead: favourite(question, top),
        isHere,
        isEverywhere,
      },
    ];
  });
}

function favourite(
  { options }: TriedQuestion,
  top: Parameters<typeof choosing>[0],
): Alarm['instead'] {
  const [first] = options
    .filter(({ correct }) => !correct)
    .map(({ id, text }) => ({ text, count: choosing(top, id), of: top.length }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
  return first ?? null;
}
