// Decides what somebody sees who opened the link of a letter: a button, because programs open links too; what
// came of it once it is used up; where to go with one that no longer works.
import { AccountForm, type FormField } from '@/components/accounts/account-form';
import type { FormAction, FormResult } from '@/components/accounts/form-result';
import { NarrowPage } from '@/components/accounts/narrow-page';
import { LinkButton } from '@/components/ui/button';

export interface LetterForm {
  action: FormAction;
  lead: string;
  /** Before the fields. */
  hint?: string;
  fields?: readonly FormField[];
  /** The token, and what else the address has. */
  hidden: Readonly<Record<string, string>>;
  submit: string;
  sending: string;
}

interface LetterPageProps {
  title: string;
  told: FormResult | null;
  /** Of a link that does not work (any more); what came of the form says it better. */
  gone: { said: string; href: string; label: string };
  /** Behind a link that works; else null. */
  form: LetterForm | null;
}

export function LetterPage({ title, told, gone, form }: LetterPageProps) {
  // The link is used up by what it was good for.
  if (told?.status === 'sent')
    return (
      <NarrowPage title={title}>
        <p role="status" className="rounded-lg bg-right-soft px-3 py-2.5">
          {told.said}
        </p>
      </NarrowPage>
    );
  if (!form)
    return (
      <NarrowPage title={title} lead={told?.said ?? gone.said}>
        <LinkButton href={gone.href} className="self-start">
          {gone.label}
        </LinkButton>
      </NarrowPage>
    );
  const { lead, hint, ...sent } = form;
  return (
    <NarrowPage title={title} lead={lead}>
      {hint !== undefined && <p>{hint}</p>}
      <AccountForm told={told} {...sent} />
    </NarrowPage>
  );
}
