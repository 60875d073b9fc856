// Decides what whoever started a fresh installation sees behind the link that it printed.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { connection } from 'next/server';
import { claimAdminAction } from '@/app/admin/actions';
import { secretMetadata, tokenOf, type SecretQuery } from '@/app/secret-link';
import { readTold } from '@/app/told-form';
import { AccountForm } from '@/components/accounts/account-form';
import { NarrowPage } from '@/components/accounts/narrow-page';
import { LinkButton } from '@/components/ui/button';
import { readAccountHead } from '@/server/accounts/account-head';
import { holdsClaim } from '@/server/accounts/first-admin';
import { viewerOfPage } from '@/server/accounts/next-request';
import { now } from '@/server/clock';

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return secretMetadata((await getMessages()).admin.claim.title);
}

interface Props {
  searchParams: Promise<SecretQuery>;
}

export default async function Page({ searchParams }: Props) {
  await connection();
  const token = (await tokenOf(searchParams)) ?? '';
  const { admin, accounts } = await getMessages();
  const words = admin.claim;
  if (!(await holdsClaim(token, now())))
    return <NarrowPage title={words.title}>{words.gone}</NarrowPage>;
  const head = await readAccountHead(await viewerOfPage());
  if (head)
    return (
      <NarrowPage title={words.title} lead={words.lead}>
        <p>{words.as.replace('{name}', () => head.name)}</p>
        <AccountForm
          action={claimAdminAction}
          told={(await readTold())('claim-admin', token)}
          hidden={{ token }}
          submit={words.submit}
          sending={accounts.form.sending}
        />
      </NarrowPage>
    );
  const back = new URLSearchParams({ next: `/admin/claim?${new URLSearchParams({ token })}` });
  return (
    <NarrowPage title={words.title} lead={words.lead}>
      <p>{words.first}</p>
      <div className="flex flex-wrap gap-3">
        <LinkButton variant="primary" href={`/signup?${back}`} prefetch={false}>
          {words.signUp}
        </LinkButton>
        <LinkButton href={`/signin?${back}`} prefetch={false}>
          {words.signIn}
        </LinkButton>
      </div>
    </NarrowPage>
  );
}
