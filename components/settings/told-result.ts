// Decides how the result of a sending travels in the address: without JavaScript the form is answered
// by a page of its own. What was filled in comes along, so that nothing has to be typed again.
import type { PlanResult } from '@/components/settings/plan-result';

const STATUS = 'plan';
const WRONG = 'wrong';
const TOLD = ['saved', 'failed', 'away', 'foreign', 'gone'] as const;

/** Fields as a form has them: a name may stand several times. */
export type FormFields = readonly (readonly [string, string])[];

/** @param fields as they were sent */
export function addressOf(result: PlanResult, fields: FormFields): string {
  const query = new URLSearchParams({ [STATUS]: result.status });
  if ('entered' in result)
    for (const [name, value] of fields) if (!name.startsWith('$')) query.append(name, value);
  if (result.status === 'failed') for (const field of result.fields) query.append(WRONG, field);
  return `/settings?${query}`;
}

/** @returns null where the address tells of no sending */
export function toldIn(
  fields: FormFields,
): { status: (typeof TOLD)[number]; wrong: string[] } | null {
  const said = fields.find(([name]) => name === STATUS)?.[1];
  const status = TOLD.find((one) => one === said);
  if (status === undefined) return null;
  return { status, wrong: fields.flatMap(([name, value]) => (name === WRONG ? [value] : [])) };
}
