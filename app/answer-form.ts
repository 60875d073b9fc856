// Decides how a form about an account is taken: from this site only, told by sentences. Without JavaScript
// its own page tells them, which a reload does not send again. What was typed never comes into an address.
import { getMessages } from 'next-intl/server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ZodType } from 'zod';
import { addressOf, type FormName } from '@/app/account-forms';
import { isFromHere } from '@/app/from-here';
import { forgetTold, keepTold } from '@/app/told-form';
import type { FormResult } from '@/components/accounts/form-result';
import { knownFailure } from '@/server/health/steadily';

/** Texts by name; of a name that stands twice, the last. */
export type Fields = Readonly<Record<string, string>>;

export type Answer =
  | { status: 'failed'; said?: string; wrong?: Readonly<Record<string, string>> }
  | { status: 'sent'; said: string }
  | { status: 'done'; to: string };

/** Never given back. What proves an owner may be a password. */
const SECRET = /password|current|proof|token|^\$/i;

/**
 * @param name where it stands, to go back there
 * @param work what the form is for; its expected failures are told
 */
export async function answerForm(
  name: FormName,
  before: FormResult,
  form: FormData,
  work: (fields: Fields) => Promise<Answer>,
): Promise<FormResult> {
  const request = await headers();
  const fields = fieldsOf(form);
  const answer = isFromHere(request) ? await attempt(work, fields) : await foreign();
  // Sent by the browser itself: it goes on by an address that a reload does not send again.
  const isSentByBrowser = !request.has('next-action');
  if (answer.status === 'done') await forgetTold(name);
  if (answer.status === 'done' && isSentByBrowser) redirect(answer.to);
  const entered = Object.entries(fields).filter(([field]) => !SECRET.test(field));
  const result: FormResult = {
    turn: before.turn + 1,
    status: answer.status,
    said: 'said' in answer ? (answer.said ?? null) : null,
    wrong: 'wrong' in answer ? (answer.wrong ?? {}) : {},
    entered: answer.status === 'failed' ? Object.fromEntries(entered) : {},
    to: answer.status === 'done' ? answer.to : null,
  };
  if (!isSentByBrowser) return result;
  await keepTold(name, fields, result);
  redirect(addressOf(name, fields));
}

/** The parsed form, or which fields to look at. */
export async function parsed<Form>(
  schema: ZodType<Form>,
  fields: Fields,
): Promise<{ form: Form; failed: null } | { form: null; failed: Answer }> {
  const result = schema.safeParse(fields);
  if (result.success) return { form: result.data, failed: null };
  const { errors, form } = (await getMessages()).accounts;
  const wrong = result.error.issues.map(({ path }) => {
    const name = String(path[0]);
    const sentence = Object.entries(errors).find(([of]) => of === name)?.[1];
    return [name, sentence ?? errors.password] as const;
  });
  return {
    form: null,
    failed: { status: 'failed', said: form.look, wrong: Object.fromEntries(wrong) },
  };
}

async function attempt(work: (fields: Fields) => Promise<Answer>, fields: Fields): Promise<Answer> {
  try {
    return await work(fields);
  } catch (error) {
    const known = knownFailure(error);
    if (!known) throw error;
    const { form } = (await getMessages()).accounts;
    if (known.code === 'limits/too-many')
      return { status: 'failed', said: form.tooMany.replace('{hint}', known.hint ?? '') };
    return { status: 'failed', said: known.code === 'database/away' ? form.away : known.message };
  }
}

async function foreign(): Promise<Answer> {
  return { status: 'failed', said: (await getMessages()).accounts.form.foreign };
}

function fieldsOf(form: FormData): Fields {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
