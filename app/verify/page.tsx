// Decides what somebody sees who opened the link of a letter that asks whether an e-mail is theirs.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { connection } from 'next/server';
import { secretMetadata, tokenOf, type SecretQuery } from '@/app/secret-link';
import { readTold } from '@/app/told-form';
import { confirmEmailAction } from '@/app/verify/actions';
import { LetterPage, type LetterForm } from '@/components/accounts/letter-page';
import { passwordField } from '@/components/accounts/proof-field';
import { viewerOfPage } from '@/server/accounts/next-request';
import { readConfirmable, type Confirmable } from '@/server/accounts/sign-up';
import { now } from '@/server/clock';

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return secretMetadata((await getMessages()).accounts.verify.title);
}

interface Props {
  searchParams: Promise<SecretQuery>;
}

export default async function Page({ searchParams }: Props) {
  await connection();
  const token = (await tokenOf(searchParams)) ?? '';
  const viewer = await viewerOfPage();
  const { verify, signIn } = (await getMessages()).accounts;
  const found = await readConfirmable(token, viewer?.userId ?? null, now());
  const told = (await readTold())('confirm-email', token);
  return (
    <LetterPage
      title={verify.title}
      told={told}
      gone={{ said: verify.gone, href: '/signin', label: signIn.title }}
      form={found && (await formFor(found, token))}
    />
  );
}

async function formFor(
  { email, isNew, asksPassword }: Confirmable,
  token: string,
): Promise<LetterForm> {
  const { verify, fields, form } = (await getMessages()).accounts;
  return {
    action: confirmEmailAction,
    lead: (isNew ? verify.leadNew : verify.lead).replace('{email}', () => email),
    ...(asksPassword && {
      hint: isNew ? verify.leadPassword : verify.leadPasswordOwn,
      fields: [passwordField(fields.password)],
    }),
    hidden: { token },
    submit: isNew ? verify.submitNew : verify.submit,
    sending: form.sending,
  };
}
