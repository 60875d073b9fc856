// Decides what somebody sees who opened a link from a letter: a button, because programs open links too.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { connection } from 'next/server';
import { secretMetadata, tokenOf, type SecretQuery } from '@/app/secret-link';
import { openLinkAction } from '@/app/signin/actions';
import { readTold } from '@/app/told-form';
import { LetterPage } from '@/components/accounts/letter-page';
import { ownPath } from '@/core/accounts/own-path';
import { readSignInLink } from '@/server/accounts/sign-in-link';
import { now } from '@/server/clock';

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return secretMetadata((await getMessages()).accounts.link.title);
}

interface Props {
  searchParams: Promise<SecretQuery & { next?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  await connection();
  const token = (await tokenOf(searchParams)) ?? '';
  const next = ownPath([(await searchParams).next].flat()[0]);
  const { link, form } = (await getMessages()).accounts;
  const email = await readSignInLink(token, now());
  return (
    <LetterPage
      title={link.title}
      told={(await readTold())('open-link', token)}
      gone={{ said: link.gone, href: '/signin', label: link.again }}
      form={
        email === null
          ? null
          : {
              action: openLinkAction,
              lead: link.lead.replace('{email}', () => email),
              hidden: { token, ...(next === null ? {} : { next }) },
              submit: link.submit,
              sending: form.sending,
            }
      }
    />
  );
}
