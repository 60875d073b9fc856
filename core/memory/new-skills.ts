// Decides how many new skills a day brings: by the minutes, or by the day of an exam.

const USUAL = 8;
const FEWEST = 5;
const MOST = 20;
const USUAL_MINUTES = 15;
/** The last days before an exam bring nothing new: it would be met once and not again. */
export const QUIET_DAYS = 3;

/** Eight a day at fifteen minutes, in proportion, 5 to 20. */
export function newSkillsADay(dailyMinutes: number): number {
  return clamp((USUAL * dailyMinutes) / USUAL_MINUTES);
}

/**
 * New skills a day, so that all are begun before the last days: none in the last three days.
 *
 * @param unseen skills of the exam's track never answered
 * @param practiceDays days of practice from today to the last day that may bring new ones
 */
export function newSkillsForExam(unseen: number, practiceDays: number, usual: number): number {
  if (practiceDays <= 0) return 0;
  return Math.max(usual, Math.min(MOST, Math.ceil(unseen / practiceDays)));
}

function clamp(count: number): number {
  return Math.min(MOST, Math.max(FEWEST, Math.round(count)));
}
