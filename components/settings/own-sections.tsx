// Decides how the account's own part of the settings stands: who you are, what is kept of you, and how it goes.
import { useMessages } from 'next-intl';
import { AccountForm } from '@/components/accounts/account-form';
import type { FormAction, FormResult } from '@/components/accounts/form-result';
import { EraseForm } from '@/components/settings/erase-form';
import { buttonClass, LinkButton } from '@/components/ui/button';
import type { Proof } from '@/core/accounts/own-settings';

interface Account {
  name: string | null;
  email: string | null;
  dateLocale: string | null;
  proof: Proof;
}

interface YouProps {
  account: Account;
  /** Languages of dates and what they call themselves. */
  locales: Readonly<Record<string, string>>;
  /** Just now, as the address tells it. */
  isSaved: boolean;
  told: FormResult | null;
  action: FormAction;
}

export function YouSection({ account, locales, isSaved, told, action }: YouProps) {
  const { settings, accounts } = useMessages();
  const words = settings.you;
  return (
    <section id="you" aria-labelledby="you-title" className="mt-8">
      <h2 id="you-title" className="text-xl font-semibold">
        {words.title}
      </h2>
      {account.email !== null && <p className="mt-1 wrap-anywhere text-muted">{account.email}</p>}
      <div className="mt-5 flex max-w-md flex-col gap-5">
        {isSaved && !told && (
          <p role="status" className="rounded-lg bg-right-soft px-3 py-2.5">
            {words.saved}
          </p>
        )}
        <AccountForm
          action={action}
          told={told}
          fields={[
            {
              name: 'name',
              label: accounts.fields.name,
              type: 'text',
              autoComplete: 'name',
              value: account.name ?? '',
            },
          ]}
          submit={words.submit}
          sending={accounts.form.sending}
        >
          <label className="font-medium">
            {words.dates}
            <select
              name="dateLocale"
              defaultValue={told?.entered.dateLocale ?? account.dateLocale ?? ''}
              className="mt-1.5 block h-11 w-full rounded-lg border border-rule bg-surface px-3 font-normal text-ink"
            >
              <option value="">{words.datesProduct}</option>
              {Object.entries(locales).map(([locale, name]) => (
                <option key={locale} value={locale} lang={locale}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </AccountForm>
      </div>
    </section>
  );
}

export function DataSection() {
  const words = useMessages().settings.data;
  return (
    <section id="data" aria-labelledby="data-title" className="mt-12">
      <h2 id="data-title" className="text-xl font-semibold">
        {words.title}
      </h2>
      <p className="mt-1 max-w-[60ch] text-muted">{words.lead}</p>
      <p className="mt-5 flex flex-wrap gap-3">
        <a href="/api/account/export" download className={buttonClass('secondary')}>
          {words.download}
        </a>
        <LinkButton variant="quiet" href="/privacy">
          {words.privacy}
        </LinkButton>
      </p>
    </section>
  );
}

interface EraseProps {
  account: Account;
  isGuest: boolean;
  told: FormResult | null;
  action: FormAction;
}

export function EraseSection({ account, isGuest, told, action }: EraseProps) {
  const { settings, accounts } = useMessages();
  const words = settings.erase;
  return (
    <section id="erase" aria-labelledby="erase-title" className="mt-12">
      <h2 id="erase-title" className="text-xl font-semibold">
        {isGuest ? words.titleGuest : words.title}
      </h2>
      <ul className="mt-3 flex max-w-[60ch] list-disc flex-col gap-1.5 pl-5 text-muted">
        <li>{words.goes}</li>
        {!isGuest && <li>{words.stays}</li>}
        <li>{words.forGood}</li>
      </ul>
      <div className="mt-5 flex max-w-md flex-col gap-5">
        <EraseForm
          action={action}
          told={told}
          proof={account.proof}
          words={{
            label: words.label,
            submit: isGuest ? words.submitGuest : words.submit,
            sending: accounts.form.sending,
          }}
        />
      </div>
    </section>
  );
}
