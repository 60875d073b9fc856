'use server';
// Decides how an administrator's forms are taken: a role given, a wish to teach answered, an installation
// claimed. They work without JavaScript.
import { getMessages } from 'next-intl/server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { z } from 'zod';
import { answerForm, type Answer, type Fields } from '@/app/answer-form';
import { isFromHere } from '@/app/from-here';
import { siteOfPage } from '@/app/classes/site';
import type { FormResult } from '@/components/accounts/form-result';
import { adminOf, answerTeacherRequest, GIVEN_ROLES, giveRole } from '@/server/accounts/admin';
import { claimAdmin } from '@/server/accounts/first-admin';
import { letter } from '@/server/accounts/letters';
import { mailIsConfigured, sendMail } from '@/server/accounts/mail';
import { viewerOfPage } from '@/server/accounts/next-request';
import { resetPathFor } from '@/server/accounts/reset-password';
import { now } from '@/server/clock';
import { knownFailure } from '@/server/health/steadily';

const roleForm = z.object({ userId: z.uuid(), role: z.enum(GIVEN_ROLES) });
const answerOfRequest = z.object({ userId: z.uuid(), answer: z.enum(['yes', 'no']) });

export async function giveRoleAction(form: FormData): Promise<void> {
  const told = await attempt(async () => {
    const admin = adminOf(await viewerOfPage());
    const parsed = roleForm.safeParse(Object.fromEntries(form));
    if (!admin || !parsed.success) return 'failed';
    return giveRole(admin, parsed.data.userId, parsed.data.role);
  });
  redirect(backTo(form, told));
}

export async function answerTeacherAction(form: FormData): Promise<void> {
  const told = await attempt(async () => {
    const admin = adminOf(await viewerOfPage());
    const parsed = answerOfRequest.safeParse(Object.fromEntries(form));
    if (!admin || !parsed.success) return 'failed';
    const yes = parsed.data.answer === 'yes';
    const whom = await answerTeacherRequest(admin, parsed.data.userId, yes);
    const email = whom?.email ?? null;
    if (yes && whom && email !== null) {
      const about = { to: email, name: whom.name, path: '/classes', minutes: null };
      after(() => sendMail(letter('teacher', about)));
    }
    return 'answered';
  });
  redirect(backTo(form, told));
}

export async function claimAdminAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('claim-admin', before, form, claim);
}

export async function resetLinkAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('reset-link', before, form, resetLink);
}

async function resetLink({ userId }: Fields): Promise<Answer> {
  const { told, table } = (await getMessages()).admin;
  const admin = adminOf(await viewerOfPage());
  const id = z.uuid().safeParse(userId);
  if (mailIsConfigured()) return { status: 'failed', said: table.resetByMail };
  const path = admin && id.success ? await resetPathFor(admin, id.data, now()) : null;
  if (path === null) return { status: 'failed', said: told.unknown };
  const link = `${await siteOfPage()}${path}`;
  return { status: 'sent', said: table.resetLink.replace('{link}', () => link) };
}

async function claim({ token = '' }: Fields): Promise<Answer> {
  const viewer = await viewerOfPage();
  if (viewer && (await claimAdmin(viewer, token, now()))) return { status: 'done', to: '/admin' };
  return { status: 'failed', said: (await getMessages()).admin.claim.gone };
}

type Told = keyof Awaited<ReturnType<typeof getMessages>>['admin']['told'];

async function attempt(work: () => Promise<Told>): Promise<Told> {
  if (!isFromHere(await headers())) return 'foreign';
  try {
    return await work();
  } catch (error) {
    if (!knownFailure(error)) throw error;
    return 'failed';
  }
}

/** The same page of the same search. */
function backTo(form: FormData, told: Told): string {
  const query = new URLSearchParams({ told });
  for (const name of ['text', 'of', 'page']) {
    const value = form.get(name);
    if (typeof value === 'string' && value !== '') query.set(name, value);
  }
  return `/admin?${query}`;
}
