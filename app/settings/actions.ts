'use server';
// Decides how the plan's form is taken: parse, identify, delegate, answer with a result. It works
// without JavaScript; a page of another site cannot send it.
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { DomainError } from '@/core/errors';
import { plan as planSchema } from '@/core/plan/plan';
import { planOfForm } from '@/core/plan/plan-form';
import type { PlanResult } from '@/components/settings/plan-result';
import { addressOf, type FormFields } from '@/components/settings/told-result';
import { viewerOfPage } from '@/server/accounts/next-request';
import { isFromHere } from '@/app/from-here';
import { now } from '@/server/clock';
import { savePlan } from '@/server/plan/save-plan';

export async function savePlanAction(before: PlanResult, form: FormData): Promise<PlanResult> {
  const fields = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const request = await headers();
  const result = await saveFields(fields, before.turn + 1, request);
  // Sent by the browser itself: the answer is a page, which a reload does not send again.
  if (!request.has('next-action')) redirect(addressOf(result, fields));
  return result;
}

async function saveFields(
  fields: FormFields,
  turn: number,
  request: Pick<Headers, 'get'>,
): Promise<PlanResult> {
  if (!isFromHere(request)) return { status: 'foreign', turn };
  const viewer = await viewerOfPage();
  if (!viewer) return { status: 'gone', turn };
  const entered = planOfForm(fields, viewer.timeZone);
  const parsed = planSchema.safeParse(entered);
  if (!parsed.success)
    return { status: 'failed', turn, entered, fields: fieldsOf(parsed.error.issues) };
  try {
    return { status: 'saved', turn, plan: await savePlan(viewer, parsed.data, now()) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'database/away') return { status: 'away', turn, entered };
    return { status: 'failed', turn, entered, fields: fieldsOf(error.errors ?? []) };
  }
}

/** The form's fields that something is wrong with. */
function fieldsOf(issues: readonly { path: PropertyKey[] | string }[]): string[] {
  const names = issues.map(({ path }) =>
    String(typeof path === 'string' ? path.split('.', 1)[0] : path[0]),
  );
  return [...new Set(names)];
}
