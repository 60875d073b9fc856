'use server';
// Decides how the confirmation of an e-mail is taken: an account is made, or marked.
import { getMessages } from 'next-intl/server';
import { answerForm, type Answer, type Fields } from '@/app/answer-form';
import { goOn } from '@/app/go-on';
import type { FormResult } from '@/components/accounts/form-result';
import { viewerOfPage } from '@/server/accounts/next-request';
import { confirmEmail } from '@/server/accounts/sign-up';
import { now } from '@/server/clock';

export async function confirmEmailAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('confirm-email', before, form, confirm);
}

async function confirm({ token = '', password }: Fields): Promise<Answer> {
  const viewer = await viewerOfPage();
  const done = await confirmEmail(token, viewer?.userId ?? null, password ?? null, now());
  const { verify, errors, form } = (await getMessages()).accounts;
  switch (done.status) {
    case 'made':
      return goOn(done.user, done.next);
    case 'confirmed':
      return { status: 'sent', said: verify.done };
    case 'wrong-password':
      return { status: 'failed', said: form.look, wrong: { password: errors.wrongPassword } };
    case 'taken':
      return { status: 'failed', said: verify.taken };
    case 'gone':
      return { status: 'failed', said: verify.gone };
  }
}
