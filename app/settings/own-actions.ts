'use server';
// Decides how somebody changes what is known of them, and how they leave for good. Both work without
// JavaScript; a page of another site cannot send them.
import { getMessages } from 'next-intl/server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { answerForm, parsed, type Answer } from '@/app/answer-form';
import type { FormResult } from '@/components/accounts/form-result';
import { youForm } from '@/core/accounts/own-settings';
import { eraseAccount } from '@/server/accounts/erase-account';
import { endSession, viewerOfPage } from '@/server/accounts/next-request';
import { provesOwner, saveYou } from '@/server/accounts/own-account';
import { now } from '@/server/clock';

export async function saveYouAction(before: FormResult, form: FormData): Promise<FormResult> {
  const result = await answerForm(before, form, async (fields): Promise<Answer> => {
    const { ended } = (await getMessages()).settings;
    const viewer = await viewerOfPage();
    if (!viewer || viewer.role === 'guest') return { status: 'failed', said: ended };
    const entered = await parsed(youForm, fields);
    if (entered.failed) return entered.failed;
    await saveYou(viewer, entered.form);
    return { status: 'done', to: '/settings?you=saved#you' };
  });
  return told(result, '/settings?you=failed#you');
}

export async function eraseAction(before: FormResult, form: FormData): Promise<FormResult> {
  let hint = 'failed';
  const failed = (said: string, name: string, wrong?: Record<string, string>): Answer => {
    hint = name;
    return { status: 'failed', said, ...(wrong && { wrong }) };
  };
  const result = await answerForm(before, form, async ({ proof = '' }): Promise<Answer> => {
    const { erase, ended } = (await getMessages()).settings;
    const viewer = await viewerOfPage();
    if (!viewer) return failed(ended, 'failed');
    if (!(await provesOwner(viewer, proof)))
      return failed(erase.told.proof, 'proof', { proof: erase.told.proof });
    const erasure = await eraseAccount(viewer, now());
    if (erasure.status === 'last-admin') return failed(erase.told.admin, 'admin');
    if (erasure.status === 'last-teacher')
      return failed(`${erase.told.teacher} ${erasure.classes.join(', ')}`, 'teacher');
    await endSession();
    return { status: 'done', to: '/signin?told=deleted' };
  });
  return told(result, `/settings?erase=${hint}#erase`);
}

/** Sent by the browser itself: what went wrong is told by an address, which holds nothing that was typed. */
async function told(result: FormResult, to: string): Promise<FormResult> {
  if (result.status === 'failed' && !(await headers()).has('next-action')) redirect(to);
  return result;
}
