// Decides what somebody sees of how they sign in, and what they can change about it.
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import {
  changeEmailAction,
  changePasswordAction,
  disconnectAction,
  signOutEverywhereAction,
  teachAction,
  verifyEmailAction,
} from '@/app/settings/account-actions';
import { readTold } from '@/app/told-form';
import { AccountForm } from '@/components/accounts/account-form';
import { passwordField, proofField } from '@/components/accounts/proof-field';
import { SignOutForm } from '@/components/accounts/sign-out-form';
import { buttonClass, LinkButton } from '@/components/ui/button';
import { PROVIDERS, type Provider } from '@/core/accounts/sign-in';
import type { OwnAccount } from '@/server/accounts/own-account';
import type { Viewer } from '@/server/accounts/viewer';
import { readWays } from '@/server/accounts/ways-in';

interface SignInSectionProps {
  viewer: Viewer | null;
  /** Theirs. */
  account: OwnAccount | null;
  /** What came of a form, as the address tells it. */
  told: string | undefined;
}

export async function SignInSection({ viewer, account, told }: SignInSectionProps) {
  const { settings: words } = (await getMessages()).accounts;
  const ways = viewer?.role === 'guest' ? null : account;
  const said = Object.entries(words.told).find(([name]) => name === told)?.[1];
  return (
    <section id="sign-in" aria-labelledby="sign-in-title" className="mt-10 max-w-2xl">
      <h2 id="sign-in-title" className="text-xl font-semibold">
        {words.title}
      </h2>
      {ways && said !== undefined && (
        <p role="status" className="mt-3 rounded-lg bg-right-soft px-3 py-2.5">
          {said}
        </p>
      )}
      {viewer && ways ? (
        <div className="mt-3 flex flex-col gap-8">
          <Email ways={ways} />
          <Password ways={ways} />
          <Connections ways={ways} />
          {viewer.role === 'student' && <Teaching ways={ways} />}
          <Devices />
        </div>
      ) : (
        <NoAccount />
      )}
    </section>
  );
}

async function NoAccount() {
  const { settings: words, signUp, signIn } = (await getMessages()).accounts;
  return (
    <div className="mt-3 rounded-2xl border border-line bg-surface p-6">
      <h3 className="text-lg font-semibold">{words.guestTitle}</h3>
      <p className="mt-1 max-w-prose text-muted">{words.guestLead}</p>
      <div className="mt-5 flex flex-wrap gap-3">
        <LinkButton href="/signup?next=/settings" prefetch={false}>
          {signUp.title}
        </LinkButton>
        <LinkButton variant="quiet" href="/signin?next=/settings" prefetch={false}>
          {signIn.title}
        </LinkButton>
      </div>
    </div>
  );
}

async function Email({ ways }: { ways: OwnAccount }) {
  const { settings: words, form } = (await getMessages()).accounts;
  const { email, providers, isVerified } = ways;
  const names = providers.map((provider) => NAMES[provider]).join(', ');
  return (
    <div>
      <p>
        {email === null
          ? words.noEmail.replace('{providers}', names)
          : words.email.replace('{email}', () => email)}
      </p>
      {email !== null && !isVerified && readWays().mail && (
        <div className="mt-2 flex flex-col gap-2">
          <p className="text-muted">{words.unverified}</p>
          <AccountForm
            action={verifyEmailAction}
            told={(await readTold())('verify-email')}
            submit={words.verify}
            sending={form.sending}
            variant="secondary"
          />
        </div>
      )}
      {ways.proof === 'password' && <ChangeEmail />}
    </div>
  );
}

async function ChangeEmail() {
  const { settings: words, form } = (await getMessages()).accounts;
  const told = (await readTold())('change-email');
  return (
    <details open={told !== null} className="mt-1">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium text-accent">
        {words.emailChange}
      </summary>
      <div className="mt-2 flex max-w-md flex-col gap-4">
        <p className="text-sm text-muted">
          {readWays().mail ? words.emailLead : words.emailLeadNow}
        </p>
        <AccountForm
          action={changeEmailAction}
          told={told}
          fields={[
            { name: 'email', label: words.emailNew, type: 'email', autoComplete: 'email' },
            passwordField(words.proofPassword, 'current'),
          ]}
          submit={words.emailSubmit}
          sending={form.sending}
          variant="secondary"
        />
      </div>
    </details>
  );
}

async function Password({ ways }: { ways: OwnAccount }) {
  const { settings: words, fields, form } = (await getMessages()).accounts;
  if (ways.email === null) return null;
  if (ways.proof !== 'password')
    return (
      <Part title={words.passwordTitle} lead={words.passwordNone}>
        {readWays().mail && <LinkButton href="/reset">{words.passwordFirst}</LinkButton>}
      </Part>
    );
  return (
    <Part title={words.passwordTitle} lead={words.passwordLead}>
      <div className="max-w-md">
        <AccountForm
          action={changePasswordAction}
          told={(await readTold())('change-password')}
          fields={[
            passwordField(fields.currentPassword, 'current'),
            {
              name: 'password',
              label: fields.newPassword,
              type: 'password',
              autoComplete: 'new-password',
              hint: fields.passwordHint,
            },
          ]}
          submit={words.passwordSubmit}
          sending={form.sending}
          variant="secondary"
        />
      </div>
    </Part>
  );
}

async function Connections({ ways }: { ways: OwnAccount }) {
  const { settings: words } = (await getMessages()).accounts;
  const connected = PROVIDERS.filter((provider) => ways.providers.includes(provider));
  const others = readWays().providers.filter((provider) => !connected.includes(provider));
  if (connected.length + others.length === 0) return null;
  return (
    <Part title={words.connectTitle}>
      <div className="flex flex-col gap-4">
        {connected.map((provider) => (
          <Connection key={provider} provider={provider} ways={ways} />
        ))}
        <div className="flex flex-wrap gap-3 empty:hidden">
          {others.map((provider) => (
            <form key={provider} method="post" action={`/signin/${provider}`}>
              <input type="hidden" name="next" value="/settings#sign-in" />
              <button type="submit" className={buttonClass('secondary')}>
                {words.connect.replace('{provider}', NAMES[provider])}
              </button>
            </form>
          ))}
        </div>
      </div>
    </Part>
  );
}

async function Connection({ provider, ways }: { provider: Provider; ways: OwnAccount }) {
  const { settings: words, form } = (await getMessages()).accounts;
  const told = (await readTold())('disconnect', provider);
  const name = NAMES[provider];
  const proof = proofField(ways.proof, {
    password: words.proofPassword,
    email: words.proofEmail,
    word: words.proofWord.replace('{provider}', name),
  });
  return (
    <div>
      <p>{words.connected.replace('{provider}', name)}</p>
      <details open={told !== null} className="mt-1">
        <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium text-accent">
          {words.disconnect.replace('{provider}', name)}
        </summary>
        <div className="mt-2 flex max-w-md flex-col gap-4">
          <p className="text-sm text-muted">{words.disconnectLead}</p>
          <AccountForm
            action={disconnectAction}
            told={told}
            hidden={{ provider }}
            fields={[proof]}
            submit={words.disconnectSubmit}
            sending={form.sending}
            variant="secondary"
          />
        </div>
      </details>
    </div>
  );
}

async function Teaching({ ways }: { ways: OwnAccount }) {
  const { settings: words, form } = (await getMessages()).accounts;
  const { teaching } = readWays();
  if (ways.askedToTeach) return <Part title={words.teachTitle} lead={words.teachAsked} />;
  if (teaching === 'closed') return null;
  const lead = teaching === 'open' ? words.teachOpen : words.teachApprove;
  return (
    <Part title={words.teachTitle} lead={lead}>
      <AccountForm
        action={teachAction}
        told={(await readTold())('teach')}
        submit={words.teachSubmit}
        sending={form.sending}
        variant="secondary"
      />
    </Part>
  );
}

async function Devices() {
  const { settings: words, form } = (await getMessages()).accounts;
  return (
    <Part title={words.sessionsTitle}>
      <div className="flex flex-wrap items-start gap-3">
        <SignOutForm className={buttonClass('secondary')}>{words.signOut}</SignOutForm>
        <AccountForm
          action={signOutEverywhereAction}
          told={(await readTold())('sign-out-everywhere')}
          submit={words.everywhere}
          sending={form.sending}
          variant="quiet"
        />
      </div>
    </Part>
  );
}

function Part({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      {lead !== undefined && <p className="mt-0.5 max-w-[60ch] text-sm text-muted">{lead}</p>}
      {children !== undefined && <div className="mt-3">{children}</div>}
    </div>
  );
}

const NAMES: Readonly<Record<Provider, string>> = { github: 'GitHub', google: 'Google' };
