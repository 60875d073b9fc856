'use server';
// Decides how the forms of signing in are taken: by password, and by a letter. Both answer alike for
// every e-mail.
import { getMessages } from 'next-intl/server';
import { after } from 'next/server';
import { answerForm, parsed, type Answer, type Fields } from '@/app/answer-form';
import { goOn } from '@/app/go-on';
import type { FormResult } from '@/components/accounts/form-result';
import { ownPath } from '@/core/accounts/own-path';
import { emailForm, signInForm } from '@/core/accounts/sign-in';
import { countLetter } from '@/server/accounts/limits';
import { clientAddressOfPage } from '@/server/accounts/next-request';
import { signIn } from '@/server/accounts/sign-in';
import { sendSignInLink, signInByLink } from '@/server/accounts/sign-in-link';
import { now } from '@/server/clock';

export async function signInAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('sign-in', before, form, byPassword);
}

export async function askLinkAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('ask-link', before, form, askLink);
}

export async function openLinkAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('open-link', before, form, byLink);
}

async function byPassword(fields: Fields): Promise<Answer> {
  const { form, failed } = await parsed(signInForm, fields);
  if (failed) return failed;
  const user = await signIn(form, await clientAddressOfPage());
  if (user) return goOn(user, fields.next);
  return { status: 'failed', said: (await getMessages()).accounts.signIn.wrong };
}

async function askLink(fields: Fields): Promise<Answer> {
  const { form, failed } = await parsed(emailForm, fields);
  if (failed) return failed;
  await countLetter('sign-in', form.email, await clientAddressOfPage());
  const asOf = now();
  after(() => sendSignInLink(form.email, ownPath(fields.next), asOf));
  const { linkSent } = (await getMessages()).accounts.signIn;
  return { status: 'sent', said: linkSent.replace('{email}', () => form.email) };
}

async function byLink(fields: Fields): Promise<Answer> {
  const done = await signInByLink(fields.token ?? '', now());
  if (done)
    return goOn(done.user, done.isCleared ? '/settings?signin=cleared#sign-in' : fields.next);
  return { status: 'failed', said: (await getMessages()).accounts.link.gone };
}
