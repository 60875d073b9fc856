// Decides how reviews aim at an exam: each skill once more as late as the minutes allow, and a higher target.
// Refuses to move cards: what follows is an earlier due day, for as long as the date stands.
import { isPracticeDay } from '@/core/plan/practice-days';
import type { MemoryCard } from './card';
import { chosenRetention, type Pace } from './retention';

/**
 * The target of a track for a learner: their choice, and 0.90 at least while an exam lies ahead.
 *
 * @param normal the track's target for the learner's minutes.
 * @param examDay local day of the track's exam; null without one.
 */
export function retentionOn(
  day: number,
  normal: number,
  pace: Pace,
  examDay: number | null,
): number {
  return chosenRetention(normal, isAhead(examDay, day) ? 'exam' : pace);
}

/** Whether there is still a day to practise before it. */
export function isAhead(examDay: number | null, day: number): examDay is number {
  return examDay !== null && examDay > day;
}

export interface ExamInput {
  /** Cards of the exam's track, by skill. */
  cards: ReadonlyMap<string, Pick<MemoryCard, 'stability' | 'lastLocalDay' | 'dueDay'>>;
  /** Local day. */
  day: number;
  examDay: number;
  /** Skills that a day of practice holds. */
  perDay: number;
  practiceDays: number;
}

/**
 * Due days with an exam ahead. Recall on the day falls with the days since the last review, fastest
 * where stability is least; so the days of practice before the exam are filled backwards, `perDay`
 * a day, the least stable skills last. Never later than the card's own day; a skill that was
 * reviewed within those days already keeps its own.
 *
 * @returns due day by skill, for each card given.
 */
export function dueDaysBefore(input: ExamInput): Map<string, number> {
  const { cards, day, examDay, perDay, practiceDays } = input;
  const due = new Map([...cards].map(([skill, card]) => [skill, card.dueDay]));
  if (!isAhead(examDay, day)) return due;
  const fading = [...cards].sort(
    ([oneSkill, one], [otherSkill, other]) =>
      one.stability - other.stability || (oneSkill < otherSkill ? -1 : 1),
  );
  const slots = lastDays(
    examDay,
    day,
    Math.ceil(fading.length / Math.max(1, perDay)),
    practiceDays,
  );
  const first = slots.at(-1) ?? examDay;
  for (const [place, [skill, card]] of fading.entries()) {
    const slot = slots[Math.floor(place / Math.max(1, perDay))];
    if (slot === undefined || card.lastLocalDay >= first) continue;
    due.set(skill, Math.min(card.dueDay, slot));
  }
  return due;
}

/** The last days of practice before an exam, the latest first; today is the earliest. */
function lastDays(examDay: number, day: number, count: number, practiceDays: number): number[] {
  const days: number[] = [];
  for (let one = examDay - 1; one >= day && days.length < count; one -= 1) {
    if (isPracticeDay(practiceDays, one)) days.push(one);
  }
  return days;
}
