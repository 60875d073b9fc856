// Decides what somebody sees who opened the letter to their new e-mail: a button, because programs open links
// too.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { connection } from 'next/server';
import { confirmChangeAction } from '@/app/settings/email/actions';
import { readTold } from '@/app/told-form';
import { AccountForm, type FormField } from '@/components/accounts/account-form';
import { NarrowPage } from '@/components/accounts/narrow-page';
import { LinkButton } from '@/components/ui/button';
import { readEmailChange } from '@/server/accounts/change-email';
import { viewerOfPage } from '@/server/accounts/next-request';
import { now } from '@/server/clock';

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  // The address holds a secret. The form needs to say that it comes from here.
  return { title: (await getMessages()).accounts.change.title, referrer: 'same-origin' };
}

interface Props {
  searchParams: Promise<{ token?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  await connection();
  const token = [(await searchParams).token].flat()[0] ?? '';
  const viewer = await viewerOfPage();
  const { change, fields, form, settings } = (await getMessages()).accounts;
  const found = await readEmailChange(token, viewer?.userId ?? null, now());
  const told = (await readTold())('confirm-change', token);
  // The link is used up by what it was good for.
  if (told?.status === 'sent')
    return (
      <NarrowPage title={change.title}>
        <p role="status" className="rounded-lg bg-right-soft px-3 py-2.5">
          {told.said}
        </p>
      </NarrowPage>
    );
  if (!found)
    return (
      <NarrowPage title={change.title} lead={told?.said ?? change.gone}>
        <LinkButton href="/settings#sign-in" className="self-start">
          {settings.title}
        </LinkButton>
      </NarrowPage>
    );
  const password: FormField = {
    name: 'password',
    label: fields.password,
    type: 'password',
    autoComplete: 'current-password',
  };
  return (
    <NarrowPage title={change.title} lead={change.lead.replace('{email}', () => found.email)}>
      {found.asksPassword && <p>{change.leadPassword}</p>}
      <AccountForm
        action={confirmChangeAction}
        told={told}
        hidden={{ token }}
        fields={found.asksPassword ? [password] : []}
        submit={change.submit}
        sending={form.sending}
      />
    </NarrowPage>
  );
}
