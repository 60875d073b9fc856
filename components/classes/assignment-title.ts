// Decides how an assignment is told in words, on the server and in the browser alike.
import type { OwnAssignment } from '@/core/assignments/own-assignment';
import type assignments from '@/messages/en/assignments.json';
import { dateName, dayName, daysUntil } from '@/components/questions/days';
import { fill, fillCount } from '@/components/questions/words';

export type AssignmentWords = typeof assignments;

interface Titled {
  kind: OwnAssignment['kind'];
  days: number | null;
  /** Of its pattern; null where that is no longer offered. */
  title: string | null;
}

/** "Practise “Loops” on 3 days". */
export function assignmentTitle(
  words: Pick<AssignmentWords, 'of'>,
  asked: Titled,
  locale: string,
): string {
  const { of } = words;
  const title = asked.title ?? of.gone;
  const days = asked.days ?? 1;
  switch (asked.kind) {
    case 'test':
      return fill(of.test, { title });
    case 'practice':
      return fillCount(of.practice, days, locale, { title });
    case 'review':
      return fillCount(of.review, days, locale);
    case 'warm-up':
      return of['warm-up'];
  }
}

/** "by Thursday", or "was due on 3 March". */
export function dueText(
  words: Pick<AssignmentWords, 'due'>,
  dueDay: string,
  { now, locale }: { now: Date; locale: string },
): string {
  const away = daysUntil(dueDay, now);
  if (away < 0) return fill(words.due.past, { day: dateName(dueDay, now, locale) });
  if (away === 0) return words.due.today;
  if (away === 1) return words.due.tomorrow;
  return fill(words.due.by, { day: dayName(dueDay, now, locale) });
}

type Stand = Pick<OwnAssignment, 'kind' | 'state' | 'late' | 'done' | 'of' | 'week'>;

/** How far somebody is: "2 of 3 days", "Done", "Past its day". */
export function standText(words: Pick<AssignmentWords, 'state' | 'far'>, stand: Stand): string {
  const { state, late, done, of, week, kind } = stand;
  if (state === 'done') return late ? words.state['done-late'] : words.state.done;
  if (state === 'not-begun') return late ? words.state.late : words.state['not-begun'];
  if (kind === 'test') return words.state.open;
  if (kind === 'warm-up') return fill(words.far.questions, { done, of });
  return week
    ? fill(words.far.week, { done: week.done, of: week.of })
    : fill(words.far.days, { done, of });
}

/** What counts, told before somebody begins. */
export function countsText(
  words: Pick<AssignmentWords, 'counts'>,
  { kind, answersADay }: Pick<OwnAssignment, 'kind' | 'answersADay'>,
): string {
  return fill(words.counts[kind], { answers: answersADay });
}

/** The words of a note on a page (asked-here.tsx), and no others: they travel with the page. */
export function askedWords({ due, state, far, counts, note }: AssignmentWords) {
  return { due, state, far, counts, note };
}
