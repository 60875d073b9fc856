'use server';
// Decides how the forms about signing in are taken: a new password, an e-mail to confirm or change, another site to
// disconnect, the end of all sessions, "I teach".
import { getMessages } from 'next-intl/server';
import { after } from 'next/server';
import { answerForm, parsed, type Answer, type Fields } from '@/app/answer-form';
import type { FormResult } from '@/components/accounts/form-result';
import { changeEmailForm, changePasswordForm, disconnectForm } from '@/core/accounts/sign-in';
import { changeEmail } from '@/server/accounts/change-email';
import { changePassword, endAllSessions } from '@/server/accounts/change-password';
import { disconnect } from '@/server/accounts/disconnect-account';
import {
  beginSession,
  clientAddressOfPage,
  endSession,
  viewerOfPage,
} from '@/server/accounts/next-request';
import { askToTeach } from '@/server/accounts/teach';
import { sendVerifyLink } from '@/server/accounts/verify-email';
import type { Viewer } from '@/server/accounts/viewer';
import { now } from '@/server/clock';

export async function changePasswordAction(
  before: FormResult,
  form: FormData,
): Promise<FormResult> {
  return answerForm('change-password', before, form, (fields) =>
    signedIn((viewer) => change(viewer, fields)),
  );
}

export async function changeEmailAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('change-email', before, form, (fields) =>
    signedIn((viewer) => moveTo(viewer, fields)),
  );
}

export async function verifyEmailAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('verify-email', before, form, () => signedIn(verify));
}

export async function signOutEverywhereAction(
  before: FormResult,
  form: FormData,
): Promise<FormResult> {
  return answerForm('sign-out-everywhere', before, form, () => signedIn(signOutEverywhere));
}

export async function disconnectAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('disconnect', before, form, (fields) =>
    signedIn((viewer) => cutOff(viewer, fields)),
  );
}

export async function teachAction(before: FormResult, form: FormData): Promise<FormResult> {
  return answerForm('teach', before, form, () => signedIn(teach));
}

async function signedIn(work: (viewer: Viewer) => Promise<Answer>): Promise<Answer> {
  const viewer = await viewerOfPage();
  if (viewer && viewer.role !== 'guest') return work(viewer);
  return { status: 'failed', said: (await getMessages()).accounts.settings.gone };
}

async function change(viewer: Viewer, fields: Fields): Promise<Answer> {
  const { form, failed } = await parsed(changePasswordForm, fields);
  if (failed) return failed;
  const done = await changePassword(viewer, form);
  const { errors, form: told, settings } = (await getMessages()).accounts;
  switch (done.status) {
    case 'gone':
      return { status: 'failed', said: settings.gone };
    case 'wrong-password':
      return { status: 'failed', said: told.look, wrong: { current: errors.wrongPassword } };
    case 'unfit':
      return { status: 'failed', said: told.look, wrong: { password: errors[done.fault] } };
    case 'changed':
      await beginSession(done.user);
      after(done.tell);
      // A page of its own: this request still knows the cookie of before only.
      return { status: 'done', to: '/settings?signin=password#sign-in' };
  }
}

async function moveTo(viewer: Viewer, fields: Fields): Promise<Answer> {
  const { form, failed } = await parsed(changeEmailForm, fields);
  if (failed) return failed;
  const done = await changeEmail(viewer, form, await clientAddressOfPage(), now());
  const { errors, form: told, settings: words, signUp } = (await getMessages()).accounts;
  switch (done.status) {
    case 'needs-password':
      return { status: 'failed', said: words.emailNeedsPassword };
    case 'wrong-password':
      return { status: 'failed', said: told.look, wrong: { current: errors.wrongPassword } };
    case 'same':
      return { status: 'failed', said: told.look, wrong: { email: words.emailSame } };
    case 'taken':
      return { status: 'failed', said: signUp.taken };
    case 'gone':
      return { status: 'failed', said: words.gone };
    case 'changed':
      return { status: 'done', to: '/settings?signin=email#sign-in' };
    case 'sent':
      after(done.tell);
      return { status: 'sent', said: words.emailSent.replace('{email}', () => form.email) };
  }
}

async function verify(viewer: Viewer): Promise<Answer> {
  const done = await sendVerifyLink(viewer, now());
  const { verifySent, verifyNone, notSent } = (await getMessages()).accounts.settings;
  if (done.status === 'nothing') return { status: 'failed', said: verifyNone };
  if (done.status === 'not-sent') return { status: 'failed', said: notSent };
  return { status: 'sent', said: verifySent.replace('{email}', () => done.email) };
}

async function signOutEverywhere(viewer: Viewer): Promise<Answer> {
  await endAllSessions(viewer);
  await endSession();
  return { status: 'done', to: '/signin?told=ended' };
}

async function cutOff(viewer: Viewer, fields: Fields): Promise<Answer> {
  const { form, failed } = await parsed(disconnectForm, fields);
  if (failed) return failed;
  const done = await disconnect(viewer, form.provider, form.proof);
  const { form: told, settings: words } = (await getMessages()).accounts;
  switch (done.status) {
    case 'gone':
      return { status: 'failed', said: words.gone };
    case 'not-proven':
      return { status: 'failed', said: told.look, wrong: { proof: words.notProven } };
    case 'last-way':
      return { status: 'failed', said: words.lastWay };
    case 'disconnected':
      await beginSession(done.user);
      return { status: 'done', to: '/settings?signin=disconnected#sign-in' };
  }
}

async function teach(viewer: Viewer): Promise<Answer> {
  const { settings } = (await getMessages()).accounts;
  const told = await askToTeach(viewer, now());
  if (told === 'gone') return { status: 'failed', said: settings.gone };
  if (told === 'closed') return { status: 'failed', said: settings.teachClosed };
  if (told === 'teacher') return { status: 'done', to: '/settings?signin=teacher#sign-in' };
  return { status: 'sent', said: settings.teachAsked };
}
