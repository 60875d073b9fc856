// Decides what somebody sees who comes back to their account. Rendered for them alone, never cached.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import Link from 'next/link';
import { connection } from 'next/server';
import { askLinkAction, signInAction } from '@/app/signin/actions';
import { readTold } from '@/app/told-form';
import { AccountForm } from '@/components/accounts/account-form';
import { AlreadyHere } from '@/components/accounts/already-here';
import { NarrowPage } from '@/components/accounts/narrow-page';
import { OtherWays } from '@/components/accounts/other-ways';
import { passwordField } from '@/components/accounts/proof-field';
import { ownPath } from '@/core/accounts/own-path';
import { readAccountHead } from '@/server/accounts/account-head';
import { viewerOfPage } from '@/server/accounts/next-request';
import { readWays } from '@/server/accounts/ways-in';

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getMessages()).accounts.signIn.title };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const LINK =
  'inline-flex min-h-11 items-center font-medium text-accent underline underline-offset-4 sm:min-h-8';

export default async function Page({ searchParams }: Props) {
  await connection();
  const query = await searchParams;
  const viewer = await viewerOfPage();
  const next = ownPath([query.next].flat()[0]);
  const { accounts } = await getMessages();
  const head = await readAccountHead(viewer);
  if (head) return <AlreadyHere name={head.name} next={next} words={accounts.here} />;
  const { signIn: words, fields, form } = accounts;
  const ways = readWays();
  const told = await readTold();
  const hidden: Record<string, string> = next === null ? {} : { next };
  const said = Object.entries(words.told).find(([name]) => name === query.told)?.[1];
  return (
    <NarrowPage title={words.title} lead={viewer ? words.guestKept : undefined}>
      {said !== undefined && (
        <p role="status" className="rounded-lg bg-accent-soft px-3 py-2.5">
          {said}
        </p>
      )}
      <AccountForm
        action={signInAction}
        told={told('sign-in')}
        fields={[
          { name: 'email', label: fields.email, type: 'email', autoComplete: 'username' },
          passwordField(fields.password),
        ]}
        hidden={hidden}
        submit={words.submit}
        sending={form.sending}
      />
      <p className="flex flex-wrap items-center gap-x-6 text-muted">
        <Link href="/reset" className={LINK}>
          {words.forgotten}
        </Link>
        <span>
          {words.none}{' '}
          <Link
            href={next === null ? '/signup' : `/signup?${new URLSearchParams({ next })}`}
            className={LINK}
          >
            {accounts.signUp.title}
          </Link>
        </span>
      </p>
      {ways.mail && (
        <section aria-labelledby="by-letter" className="border-t border-line pt-6">
          <h2 id="by-letter" className="text-lg font-semibold">
            {words.linkTitle}
          </h2>
          <p className="mt-1 mb-4 text-muted">{words.linkLead}</p>
          <AccountForm
            action={askLinkAction}
            told={told('ask-link')}
            fields={[
              { name: 'email', label: fields.email, type: 'email', autoComplete: 'username' },
            ]}
            hidden={hidden}
            submit={words.linkSubmit}
            sending={form.sending}
            variant="secondary"
          />
        </section>
      )}
      <OtherWays providers={ways.providers} next={next} words={words} />
    </NarrowPage>
  );
}
