// Decides what somebody sees who has forgotten a password: first the way to a letter, then its link's form.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { connection } from 'next/server';
import { askResetAction, resetAction } from '@/app/reset/actions';
import { readTold } from '@/app/told-form';
import { AccountForm } from '@/components/accounts/account-form';
import { NarrowPage } from '@/components/accounts/narrow-page';
import { LinkButton } from '@/components/ui/button';
import { holdsReset } from '@/server/accounts/reset-password';
import { readWays } from '@/server/accounts/ways-in';
import { now } from '@/server/clock';

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  // The address may hold a secret. The form needs to say that it comes from here.
  return { title: (await getMessages()).accounts.reset.title, referrer: 'same-origin' };
}

interface Props {
  searchParams: Promise<{ token?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  await connection();
  const token = [(await searchParams).token].flat()[0];
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
  if (!(await holdsReset(token, now())))
    return (
      <NarrowPage title={reset.newTitle} lead={reset.gone}>
        <LinkButton href="/reset" className="self-start">
          {reset.again}
        </LinkButton>
      </NarrowPage>
    );
  return (
    <NarrowPage title={reset.newTitle} lead={reset.newLead}>
      <AccountForm
        action={resetAction}
        told={(await readTold())('reset', token)}
        hidden={{ token }}
        fields={[
          {
            name: 'password',
            label: fields.newPassword,
            type: 'password',
            autoComplete: 'new-password',
            hint: fields.passwordHint,
          },
        ]}
        submit={reset.newSubmit}
        sending={form.sending}
      />
    </NarrowPage>
  );
}
