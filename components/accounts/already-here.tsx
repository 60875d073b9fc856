// Decides what somebody sees who is signed in and comes to sign in or up.
import { LinkButton, buttonClass } from '@/components/ui/button';
import { NarrowPage } from '@/components/accounts/narrow-page';
import { SignOutForm } from '@/components/accounts/sign-out-form';
import type accounts from '@/messages/en/accounts.json';

interface AlreadyHereProps {
  name: string;
  next: string | null;
  words: (typeof accounts)['here'];
}

export function AlreadyHere({ name, next, words }: AlreadyHereProps) {
  return (
    <NarrowPage title={words.title} lead={words.as.replace('{name}', () => name)}>
      <div className="flex flex-wrap gap-3">
        <LinkButton variant="primary" href={next ?? '/'} prefetch={false}>
          {words.go}
        </LinkButton>
        <SignOutForm className={buttonClass('secondary')}>{words.signOut}</SignOutForm>
      </div>
    </NarrowPage>
  );
}
