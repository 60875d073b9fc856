'use server';
// Decides how somebody changes what is known of them, and how they leave for good. Both work without
// JavaScript; a page of another site cannot send them.
import { getMessages } from 'next-intl/server';
import { answerForm, parsed, type Answer } from '@/app/answer-form';
import type { FormResult } from '@/components/accounts/form-result';
import { youForm } from '@/core/accounts/own-settings';
import { eraseAccount } from '@/server/accounts/erase-account';
import { endSession, viewerOfPage } from '@/server/accounts/next-request';
import { provesOwner, saveYou } from '@/server/accounts/own-account';
import { now } from '@/server/clock';

export async function saveYouAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('you', before, form, async (fields): Promise<Answer> => {
    const { ended } = (await getMessages()).settings;
    const viewer = await viewerOfPage();
    if (!viewer || viewer.role === 'guest') return { status: 'failed', said: ended };
    const entered = await parsed(youForm, fields);
    if (entered.failed) return entered.failed;
    await saveYou(viewer, entered.form);
    return { status: 'done', to: '/settings?you=saved#you' };
  });
}

export async function eraseAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('erase', before, form, async ({ proof = '' }): Promise<Answer> => {
    const { erase, ended } = (await getMessages()).settings;
    const viewer = await viewerOfPage();
    if (!viewer) return { status: 'failed', said: ended };
    if (!(await provesOwner(viewer, proof)))
      return { status: 'failed', said: erase.told.proof, wrong: { proof: erase.told.proof } };
    const erasure = await eraseAccount(viewer, now());
    if (erasure.status === 'last-admin') return { status: 'failed', said: erase.told.admin };
    if (erasure.status === 'last-teacher')
      return { status: 'failed', said: `${erase.told.teacher} ${erasure.classes.join(', ')}` };
    await endSession();
    return { status: 'done', to: '/signin?told=deleted' };
  });
}
