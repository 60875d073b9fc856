// Decides what the review's queue is told of a learner: skills with their due days, the day, the plan.
// Which of them come, and when, is core's decision.
import { dueDaysBefore } from '@/core/memory/exam';
import { paceOf } from '@/core/memory/learner';
import { newSkillsADay, newSkillsForExam, QUIET_DAYS } from '@/core/memory/new-skills';
import { queueReview, type Queue, type ReviewSkill } from '@/core/memory/review-queue';
import { recallOf } from '@/core/memory/schedule';
import { practiceDaysBetween } from '@/core/plan/practice-days';
import { localDay } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import { cardsOf } from '@/server/answers/learner-state';
import { zoneOf } from '@/server/answers/moment';
import { sessionAnswer } from '@/server/answers/session-answer';
import { questionToday } from '@/server/content/earlier-names';
import { examDayOf, holdingFor } from '@/server/plan/plan-row';
import { expectedMsOf } from '@/server/questions/pattern-items';
import type { ReviewRows } from '@/server/reviews/review-rows';
import { skillQuestions } from '@/server/reviews/skill-questions';

/** The learner's days at this moment. */
export interface Days {
  day: number;
  now: Date;
  timeZone: string;
  rolloverHour: number;
}

/** @param device zone of the device; counts unless the learner chose one */
export function daysOf(
  viewer: Viewer,
  rows: ReviewRows,
  device: string | undefined,
  now: Date,
): Days {
  const { rolloverHour } = viewer;
  const timeZone = rows.timeZoneChosen ? viewer.timeZone : zoneOf(device, viewer.timeZone);
  return { day: localDay(now, timeZone, rolloverHour), now, timeZone, rolloverHour };
}

export function queueOf(
  viewer: Viewer,
  rows: ReviewRows,
  { day, now }: Days,
  wish: { limit: number; wish: 'due' | 'beyond' | 'ahead' },
): Queue {
  const pace = paceOf({ ...rows, recallOffset: viewer.recallOffset });
  const skills = skillsOf(viewer, rows, day, pace);
  return queueReview({
    skills,
    day,
    now,
    pace,
    dailyMinutes: rows.dailyMinutes,
    practiceDays: rows.practiceDays,
    log: (rows.log ?? []).map(({ skill, grade, localDay: on, answeredAt, tookMs }) => ({
      ...sessionAnswer({ skill, grade, at: new Date(answeredAt) }),
      localDay: on,
      tookMs,
    })),
    newADay: newADay(rows, skills, day),
    ...wish,
  });
}

/** Cards of what the content still has, and unseen skills of the patterns that were begun. */
function skillsOf(viewer: Viewer, rows: ReviewRows, day: number, pace: number): ReviewSkill[] {
  const cards = cardsOf(rows.cards);
  const inTest = new Set((rows.inTest ?? []).map(questionToday));
  const begun = new Map((rows.begun ?? []).map((pattern, place) => [pattern, place]));
  const dueDays = examDueDays(rows, day, pace);
  const skills: ReviewSkill[] = [];
  for (const [skill, { pattern, track, questions }] of skillQuestions()) {
    const card = cards.get(skill) ?? null;
    const isFresh = card === null && begun.has(pattern) && questions[0]?.place === 'pool';
    if (card === null && !isFresh) continue;
    const { parameters } = holdingFor(rows, track, day);
    skills.push({
      skill,
      pattern,
      siblings: questions
        .filter(({ id }) => !inTest.has(id))
        .map((question) => ({
          question: question.id,
          difficulty: question.difficulty,
          medianMs: expectedMsOf(question),
        })),
      card,
      dueDay: card && (dueDays.get(skill) ?? card.dueDay),
      recall: recallOf(card, day, viewer.recallOffset, parameters),
    });
  }
  return inOrderOfWork(skills, begun, (track) => examDayOf(rows, track, day) !== null);
}

/** New skills come from what was worked on last; what is examined comes first. */
function inOrderOfWork(
  skills: readonly ReviewSkill[],
  begun: ReadonlyMap<string, number>,
  isExamined: (track: string) => boolean,
): ReviewSkill[] {
  const place = ({ pattern }: ReviewSkill) =>
    (begun.get(pattern) ?? begun.size) - (isExamined(trackOf(pattern)) ? begun.size + 1 : 0);
  return [...skills].sort((one, other) => place(one) - place(other));
}

/** Due days of the tracks with an exam ahead. */
function examDueDays(rows: ReviewRows, day: number, pace: number): Map<string, number> {
  const due = new Map<string, number>();
  const cards = cardsOf(rows.cards);
  for (const { track } of rows.exams ?? []) {
    const examDay = examDayOf(rows, track, day);
    if (examDay === null) continue;
    const own = [...skillQuestions()].flatMap(([skill, about]) => {
      const card = about.track === track ? cards.get(skill) : undefined;
      const ms = mean(about.questions.map((question) => expectedMsOf(question)));
      return card ? [{ skill, card, ms }] : [];
    });
    const eachMs = Math.max(1_000, mean(own.map(({ ms }) => ms)) * pace);
    const planned = dueDaysBefore({
      cards: new Map(own.map(({ skill, card }) => [skill, card])),
      day,
      examDay,
      perDay: Math.max(1, Math.floor((rows.dailyMinutes * 60_000) / eachMs)),
      practiceDays: rows.practiceDays,
    });
    for (const [skill, dueDay] of planned) due.set(skill, dueDay);
  }
  return due;
}

/** The usual number by the minutes, or what an exam ahead asks for. */
function newADay(rows: ReviewRows, skills: readonly ReviewSkill[], day: number): number {
  const usual = newSkillsADay(rows.dailyMinutes);
  const wanted = (rows.exams ?? []).flatMap(({ track }) => {
    const examDay = examDayOf(rows, track, day);
    if (examDay === null) return [];
    const isUnseen = ({ card, pattern }: ReviewSkill) =>
      card === null && trackOf(pattern) === track;
    const left = practiceDaysBetween(rows.practiceDays, day, examDay - QUIET_DAYS - 1);
    return [newSkillsForExam(skills.filter(isUnseen).length, left, usual)];
  });
  return wanted.length === 0 ? usual : Math.max(...wanted);
}

function trackOf(pattern: string): string {
  return pattern.split('/', 1)[0] ?? '';
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
