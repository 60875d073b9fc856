// Decides how an assignment is told in words, on the server and in the browser alike.
import type { DueDay } from '@/core/assignments/due-day';
import type { OwnAssignment } from '@/core/assignments/own-assignment';
import type assignments from '@/messages/en/assignments.json';
import { dateText, dayOfIso, dayText } from '@/components/mastery/local-days';
import { dateLocaleHere } from '@/components/questions/date-locale';
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

/** "by Thursday", or "was due on 3 March": where the class is, whatever day it is here. */
export function dueText(
  words: Pick<AssignmentWords, 'due'>,
  { dueDay, dueInDays }: DueDay,
  locale: string,
): string {
  const dates = dateLocaleHere(locale);
  const day = dayOfIso(dueDay);
  const today = day - dueInDays;
  if (dueInDays < 0) return fill(words.due.past, { day: dateText(day, today, dates) });
  if (dueInDays === 0) return words.due.today;
  if (dueInDays === 1) return words.due.tomorrow;
  return fill(words.due.by, { day: dayText(day, today, dates) });
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
