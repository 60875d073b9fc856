'use server';
// Decides how the form of signing up is taken. With mail it answers alike for every e-mail.
import { randomUUID } from 'node:crypto';
import { getMessages } from 'next-intl/server';
import { after } from 'next/server';
import { answerForm, parsed, type Answer, type Fields } from '@/app/answer-form';
import type { FormResult } from '@/components/accounts/form-result';
import { ownPath } from '@/core/accounts/own-path';
import { signUpForm, type SignUp } from '@/core/accounts/sign-in';
import { faultOf } from '@/server/accounts/choose-password';
import { newGuest } from '@/server/accounts/guest';
import { countAttempt, countLetter, networkOf } from '@/server/accounts/limits';
import { mailIsConfigured } from '@/server/accounts/mail';
import { beginSession, clientAddressOfPage, viewerOfPage } from '@/server/accounts/next-request';
import { signUpByMail, signUpNow } from '@/server/accounts/sign-up';
import type { Viewer } from '@/server/accounts/viewer';
import { now } from '@/server/clock';

export async function signUpAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('sign-up', before, form, signUp);
}

async function signUp(fields: Fields): Promise<Answer> {
  const { form, failed } = await parsed(signUpForm, fields);
  if (failed) return failed;
  const { errors, form: words, signUp: told } = (await getMessages()).accounts;
  const fault = await faultOf(form.password, form);
  if (fault) return { status: 'failed', said: words.look, wrong: { password: errors[fault] } };
  await countAttempt('sign-up-address', networkOf(await clientAddressOfPage()));
  const viewer = await viewerOfPage();
  const guest = viewer?.role === 'guest' ? viewer : null;
  const next = ownPath(fields.next);
  if (mailIsConfigured()) return byMail(form, guest, next);
  const user = await signUpNow(form, guest?.userId ?? null, now());
  if (!user) return { status: 'failed', said: told.taken };
  await beginSession(user);
  return { status: 'done', to: next ?? '/' };
}

async function byMail(form: SignUp, known: Viewer | null, next: string | null): Promise<Answer> {
  await countLetter('sign-up', form.email, await clientAddressOfPage());
  // The letter's link finds the browser that asked for it by its guest.
  const guest = known ?? (await newGuest(randomUUID(), 'UTC'));
  const write = await signUpByMail(form, guest.userId, next, now());
  if (!known) await beginSession({ id: guest.userId, epoch: guest.epoch });
  after(write);
  const { sent, sentMore } = (await getMessages()).accounts.signUp;
  return { status: 'sent', said: `${sent.replace('{email}', () => form.email)} ${sentMore}` };
}
