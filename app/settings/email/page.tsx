// Decides what somebody sees who opened the letter to their new e-mail: a button, because programs open links
// too.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { connection } from 'next/server';
import { secretMetadata, tokenOf, type SecretQuery } from '@/app/secret-link';
import { confirmChangeAction } from '@/app/settings/email/actions';
import { readTold } from '@/app/told-form';
import { LetterPage, type LetterForm } from '@/components/accounts/letter-page';
import { passwordField } from '@/components/accounts/proof-field';
import { readEmailChange, type EmailChange } from '@/server/accounts/change-email';
import { viewerOfPage } from '@/server/accounts/next-request';
import { now } from '@/server/clock';

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return secretMetadata((await getMessages()).accounts.change.title);
}

interface Props {
  searchParams: Promise<SecretQuery>;
}

export default async function Page({ searchParams }: Props) {
  await connection();
  const token = (await tokenOf(searchParams)) ?? '';
  const viewer = await viewerOfPage();
  const { change, settings } = (await getMessages()).accounts;
  const found = await readEmailChange(token, viewer?.userId ?? null, now());
  const told = (await readTold())('confirm-change', token);
  return (
    <LetterPage
      title={change.title}
      told={told}
      gone={{ said: change.gone, href: '/settings#sign-in', label: settings.title }}
      form={found && (await formFor(found, token))}
    />
  );
}

async function formFor({ email, asksPassword }: EmailChange, token: string): Promise<LetterForm> {
  const { change, fields, form } = (await getMessages()).accounts;
  return {
    action: confirmChangeAction,
    lead: change.lead.replace('{email}', () => email),
    ...(asksPassword && { hint: change.leadPassword, fields: [passwordField(fields.password)] }),
    hidden: { token },
    submit: change.submit,
    sending: form.sending,
  };
}
