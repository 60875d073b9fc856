'use server';
// Decides how a forgotten password is replaced by forms: one asks for a letter and answers alike for
// every e-mail, one takes the new password.
import { getMessages } from 'next-intl/server';
import { after } from 'next/server';
import { answerForm, parsed, type Answer, type Fields } from '@/app/answer-form';
import { goOn } from '@/app/go-on';
import type { FormResult } from '@/components/accounts/form-result';
import { emailForm, newPasswordForm } from '@/core/accounts/sign-in';
import { countLetter } from '@/server/accounts/limits';
import { mailIsConfigured } from '@/server/accounts/mail';
import { clientAddressOfPage } from '@/server/accounts/next-request';
import { resetPassword, sendResetLink } from '@/server/accounts/reset-password';
import { now } from '@/server/clock';

export async function askResetAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('ask-reset', before, form, askReset);
}

export async function resetAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('reset', before, form, reset);
}

async function askReset(fields: Fields): Promise<Answer> {
  const { form, failed } = await parsed(emailForm, fields);
  if (failed) return failed;
  const { reset: words } = (await getMessages()).accounts;
  if (!mailIsConfigured()) return { status: 'failed', said: words.noMail };
  await countLetter('reset', form.email, await clientAddressOfPage());
  const asOf = now();
  after(() => sendResetLink(form.email, asOf));
  return { status: 'sent', said: words.sent.replace('{email}', () => form.email) };
}

async function reset(fields: Fields): Promise<Answer> {
  const { form, failed } = await parsed(newPasswordForm, fields);
  if (failed) return failed;
  const done = await resetPassword(fields.token ?? '', form.password, now());
  const { reset: words, errors, form: told } = (await getMessages()).accounts;
  if (done.status === 'gone') return { status: 'failed', said: words.gone };
  if (done.status === 'unfit')
    return { status: 'failed', said: told.look, wrong: { password: errors[done.fault] } };
  return goOn(done.user, undefined);
}
