// Decides how the fields of the plan's form become a plan: names and texts in, an unchecked plan out.
// Whether it is one, the schema in plan.ts says.

/** Prefix of the fields that hold exam days; the track's slug follows. */
export const EXAM_FIELD = 'exam-';

/**
 * @param fields as the browser sends them; a checkbox that is not set is not there
 * @param deviceZone what counts while the zone follows the device
 */
export function planOfForm(fields: readonly (readonly [string, string])[], deviceZone: string) {
  const one = (name: string) => fields.find(([field]) => field === name)?.[1] ?? '';
  const timeZoneChosen = one('zone') === 'chosen';
  return {
    dailyMinutes: numberOf(one('dailyMinutes')),
    days: fields.flatMap(([name, value]) => (name === 'day' ? [numberOf(value)] : [])),
    intensity: one('intensity'),
    exams: fields.flatMap(([name, value]) =>
      name.startsWith(EXAM_FIELD) && value !== ''
        ? [{ track: name.slice(EXAM_FIELD.length), day: value }]
        : [],
    ),
    timeZone: timeZoneChosen ? one('timeZone') : deviceZone,
    timeZoneChosen,
    rolloverHour: numberOf(one('rolloverHour')),
  };
}

/** NaN for what is no number, an empty text included. */
function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
