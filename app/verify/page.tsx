// Decides what somebody sees who opened the link of a letter that asks whether an e-mail is theirs.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { connection } from 'next/server';
import { confirmEmailAction } from '@/app/verify/actions';
import { readTold } from '@/app/told-form';
import { AccountForm } from '@/components/accounts/account-form';
import { NarrowPage } from '@/components/accounts/narrow-page';
import { LinkButton } from '@/components/ui/button';
import { viewerOfPage } from '@/server/accounts/next-request';
import { readConfirmable } from '@/server/accounts/sign-up';
import { now } from '@/server/clock';

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  // The address holds a secret. The form needs to say that it comes from here.
  return { title: (await getMessages()).accounts.verify.title, referrer: 'same-origin' };
}

interface Props {
  searchParams: Promise<{ token?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  await connection();
  const token = [(await searchParams).token].flat()[0] ?? '';
  const viewer = await viewerOfPage();
  const { verify, fields, form, signIn } = (await getMessages()).accounts;
  const found = await readConfirmable(token, viewer?.userId ?? null, now());
  const told = (await readTold())('confirm-email', token);
  // The link is used up by what it was good for.
  if (told?.status === 'sent')
    return (
      <NarrowPage title={verify.title}>
        <p role="status" className="rounded-lg bg-right-soft px-3 py-2.5">
          {told.said}
        </p>
      </NarrowPage>
    );
  if (!found)
    return (
      <NarrowPage title={verify.title} lead={told?.said ?? verify.gone}>
        <LinkButton href="/signin" className="self-start">
          {signIn.title}
        </LinkButton>
      </NarrowPage>
    );
  const lead = (found.isNew ? verify.leadNew : verify.lead).replace('{email}', () => found.email);
  return (
    <NarrowPage title={verify.title} lead={lead}>
      {found.asksPassword && <p>{found.isNew ? verify.leadPassword : verify.leadPasswordOwn}</p>}
      <AccountForm
        action={confirmEmailAction}
        told={told}
        hidden={{ token }}
        fields={
          found.asksPassword
            ? [
                {
                  name: 'password',
                  label: fields.password,
                  type: 'password',
                  autoComplete: 'current-password',
                },
              ]
            : []
        }
        submit={found.isNew ? verify.submitNew : verify.submit}
        sending={form.sending}
      />
    </NarrowPage>
  );
}
