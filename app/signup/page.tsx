// Decides what somebody sees who wants an account. Rendered for them alone, never cached.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import Link from 'next/link';
import { connection } from 'next/server';
import { signUpAction } from '@/app/signup/actions';
import { readTold } from '@/app/told-form';
import { AccountForm } from '@/components/accounts/account-form';
import { AlreadyHere } from '@/components/accounts/already-here';
import { NarrowPage } from '@/components/accounts/narrow-page';
import { ownPath } from '@/core/accounts/own-path';
import { readAccountHead } from '@/server/accounts/account-head';
import { viewerOfPage } from '@/server/accounts/next-request';
import { readWays } from '@/server/accounts/ways-in';
import { OtherWays } from '@/components/accounts/other-ways';

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getMessages()).accounts.signUp.title };
}

interface Props {
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  await connection();
  const viewer = await viewerOfPage();
  const next = ownPath([(await searchParams).next].flat()[0]);
  const { accounts } = await getMessages();
  const head = await readAccountHead(viewer);
  if (head) return <AlreadyHere name={head.name} next={next} words={accounts.here} />;
  const { fields: words, signUp } = accounts;
  const ways = readWays();
  const told = await readTold();
  const teaching = {
    approve: { hint: words.teachesApprove },
    open: { hint: words.teachesOpen },
    closed: null,
  }[ways.teaching];
  return (
    <NarrowPage title={signUp.title} lead={viewer ? signUp.leadGuest : signUp.lead}>
      <AccountForm
        action={signUpAction}
        told={told('sign-up')}
        fields={[
          {
            name: 'name',
            label: words.name,
            type: 'text',
            autoComplete: 'name',
            hint: words.nameHint,
          },
          { name: 'email', label: words.email, type: 'email', autoComplete: 'username' },
          {
            name: 'password',
            label: words.password,
            type: 'password',
            autoComplete: 'new-password',
            hint: words.passwordHint,
          },
          ...(teaching
            ? [
                {
                  name: 'teaches',
                  label: words.teaches,
                  type: 'checkbox' as const,
                  hint: teaching.hint,
                },
              ]
            : []),
        ]}
        hidden={next === null ? {} : { next }}
        submit={signUp.submit}
        sending={accounts.form.sending}
      />
      <OtherWays providers={ways.providers} next={next} words={accounts.signIn} />
      <p className="text-muted">
        {signUp.have}{' '}
        <Link
          href={next === null ? '/signin' : `/signin?${new URLSearchParams({ next })}`}
          className="font-medium text-accent underline underline-offset-4"
        >
          {accounts.signIn.title}
        </Link>
      </p>
      <p>
        <Link href="/privacy" className="text-muted underline underline-offset-4 hover:text-ink">
          {signUp.privacy}
        </Link>
      </p>
    </NarrowPage>
  );
}
