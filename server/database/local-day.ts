// Decides which day of its learner an instant lies in, where that has to be known inside a statement. The same
// as core's localDay.

/** SQL of the day, since 1970-01-01; the learner's row is `u`. */
export function learnersDay(instant: string): string {
  return `(((${instant} AT TIME ZONE u."timeZone") - make_interval(hours => u."rolloverHour"))::date - date '1970-01-01')`;
}
