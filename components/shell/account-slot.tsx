'use client';
// Decides what the top of a page says of whoever is signed in. The page is everybody's: this comes as data
// into a place that was kept, so that nothing moves.
import Link from 'next/link';
import { SignOutForm } from '@/components/accounts/sign-out-form';
import { useProgress } from '@/components/mastery/progress-store';
import type { AccountHead } from '@/core/accounts/account-head';
import type accounts from '@/messages/en/accounts.json';

type Words = (typeof accounts)['menu'];

const MENU = 'account-menu';

interface AccountSlotProps {
  words: Words;
  /** Classes of a link in the header, and of one in a menu. */
  link: string;
  place: string;
}

/** On a wide screen, beside the places. */
export function AccountSlot({ words, link, place }: AccountSlotProps) {
  const { status, progress } = useProgress();
  const account = progress?.account ?? null;
  return (
    <div className="flex w-20 justify-end max-sm:hidden">
      {account === null ? (
        <Link
          href="/signin"
          prefetch={false}
          className={`${link} ${status === 'waiting' ? 'account-waits' : ''}`}
        >
          {words.signIn}
        </Link>
      ) : (
        <>
          <button
            type="button"
            popoverTarget={MENU}
            aria-label={`${words.account}: ${account.name}`}
            className="grid size-11 place-items-center rounded-lg hover:bg-accent-soft"
          >
            <span
              aria-hidden="true"
              className="grid size-8 place-items-center rounded-full bg-accent-soft text-sm font-semibold text-accent uppercase"
            >
              {[...account.name][0]}
            </span>
          </button>
          <div
            id={MENU}
            popover="auto"
            className="inset-auto top-14 right-[max(0.75rem,calc(50vw-36rem))] m-0 w-56 rounded-xl border border-line bg-surface p-1.5 text-ink shadow-lg"
          >
            <Name account={account} />
            <Places account={account} words={words} className={place} withSettings />
          </div>
        </>
      )}
    </div>
  );
}

/** On a phone, at the end of the menu. */
export function AccountPlaces({ words, className }: { words: Words; className: string }) {
  const account = useProgress().progress?.account ?? null;
  if (account === null)
    return (
      <Link href="/signin" prefetch={false} className={className}>
        {words.signIn}
      </Link>
    );
  return (
    <div className="mt-1 border-t border-line pt-1">
      <Name account={account} />
      <Places account={account} words={words} className={className} />
    </div>
  );
}

function Name({ account }: { account: AccountHead }) {
  return <p className="truncate px-3 py-2 text-sm text-muted">{account.name}</p>;
}

interface PlacesProps {
  account: AccountHead;
  words: Words;
  className: string;
  withSettings?: boolean;
}

function Places({ account: { role }, words, className, withSettings = false }: PlacesProps) {
  const places = [
    { href: '/classes', name: words.classes, shown: role !== 'student' },
    { href: '/author', name: words.author, shown: role === 'author' || role === 'admin' },
    { href: '/admin', name: words.admin, shown: role === 'admin' },
    { href: '/settings', name: words.settings, shown: withSettings },
  ];
  return (
    <>
      {places
        .filter(({ shown }) => shown)
        .map(({ href, name }) => (
          <Link key={href} href={href} prefetch={false} className={className}>
            {name}
          </Link>
        ))}
      <SignOutForm className={className}>{words.signOut}</SignOutForm>
    </>
  );
}
