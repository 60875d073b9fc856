// Decides what somebody sees who has forgotten a password: first the way to a letter, then its link's form.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { connection } from 'next/server';
import { askResetAction, resetAction } from '@/app/reset/actions';
import { secretMetadata, tokenOf, type SecretQuery } from '@/app/secret-link';
import { readTold } from '@/app/told-form';
import { AccountForm, type FormField } from '@/components/accounts/account-form';
import { LetterPage } from '@/components/accounts/letter-page';
import { NarrowPage } from '@/components/accounts/narrow-page';
import { holdsReset } from '@/server/accounts/reset-password';
import { readWays } from '@/server/accounts/ways-in';
import { now } from '@/server/clock';

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return secretMetadata((await getMessages()).accounts.reset.title);
}

interface Props {
  searchParams: Promise<SecretQuery>;
}

export default async function Page({ searchParams }: Props) {
  await connection();
  const token = await tokenOf(searchParams);
  return token === undefined ? <Ask /> : <Choose token={token} />;
}

async function Ask() {
  const { reset, fields, form } = (await getMessages()).accounts;
  if (!readWays().mail) return <NarrowPage title={reset.title}>{reset.noMail}</NarrowPage>;
  return (
    <NarrowPage title={reset.title} lead={reset.lead}>
      <AccountForm
        action={askResetAction}
        told={(await readTold())('ask-reset')}
        fields={[{ name: 'email', label: fields.email, type: 'email', autoComplete: 'username' }]}
        submit={reset.submit}
        sending={form.sending}
      />
    </NarrowPage>
  );
}

async function Choose({ token }: { token: string }) {
  const { reset, fields, form } = (await getMessages()).accounts;
  const newPassword: FormField = {
    name: 'password',
    label: fields.newPassword,
    type: 'password',
    autoComplete: 'new-password',
    hint: fields.passwordHint,
  };
  return (
    <LetterPage
      title={reset.newTitle}
      told={(await readTold())('reset', token)}
      gone={{ said: reset.gone, href: '/reset', label: reset.again }}
      form={
        (await holdsReset(token, now()))
          ? {
              action: resetAction,
              lead: reset.newLead,
              fields: [newPassword],
              hidden: { token },
              submit: reset.newSubmit,
              sending: form.sending,
            }
          : null
      }
    />
  );
}
