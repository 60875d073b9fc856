// Decides what somebody sees who opened a link from a letter: a button, because programs open links too.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { connection } from 'next/server';
import { openLinkAction } from '@/app/signin/actions';
import { readTold } from '@/app/told-form';
import { AccountForm } from '@/components/accounts/account-form';
import { NarrowPage } from '@/components/accounts/narrow-page';
import { LinkButton } from '@/components/ui/button';
import { ownPath } from '@/core/accounts/own-path';
import { readSignInLink } from '@/server/accounts/sign-in-link';
import { now } from '@/server/clock';

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  // The address holds a secret. The form needs to say that it comes from here.
  return { title: (await getMessages()).accounts.link.title, referrer: 'same-origin' };
}

interface Props {
  searchParams: Promise<{ token?: string | string[]; next?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  await connection();
  const query = await searchParams;
  const token = [query.token].flat()[0] ?? '';
  const next = ownPath([query.next].flat()[0]);
  const { link, form } = (await getMessages()).accounts;
  const email = await readSignInLink(token, now());
  if (email === null)
    return (
      <NarrowPage title={link.title} lead={link.gone}>
        <LinkButton href="/signin" className="self-start">
          {link.again}
        </LinkButton>
      </NarrowPage>
    );
  return (
    <NarrowPage title={link.title} lead={link.lead.replace('{email}', () => email)}>
      <AccountForm
        action={openLinkAction}
        told={(await readTold())('open-link', token)}
        hidden={{ token, ...(next === null ? {} : { next }) }}
        submit={link.submit}
        sending={form.sending}
      />
    </NarrowPage>
  );
}
