'use server';
// Decides how the link that changes an account's e-mail is taken.
import { getMessages } from 'next-intl/server';
import { answerForm, type Answer, type Fields } from '@/app/answer-form';
import type { FormResult } from '@/components/accounts/form-result';
import { confirmEmailChange } from '@/server/accounts/change-email';
import { viewerOfPage } from '@/server/accounts/next-request';
import { now } from '@/server/clock';

export async function confirmChangeAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('confirm-change', before, form, confirm);
}

async function confirm({ token = '', password }: Fields): Promise<Answer> {
  const viewer = await viewerOfPage();
  const done = await confirmEmailChange(token, viewer?.userId ?? null, password ?? '', now());
  const { change, errors, form } = (await getMessages()).accounts;
  switch (done.status) {
    case 'changed':
      return { status: 'sent', said: change.done.replace('{email}', () => done.email) };
    case 'wrong-password':
      return { status: 'failed', said: form.look, wrong: { password: errors.wrongPassword } };
    case 'taken':
      return { status: 'failed', said: change.taken };
    case 'gone':
      return { status: 'failed', said: change.gone };
  }
}
