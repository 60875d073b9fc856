// Decides the top of every page: who we are, and the places that are always one step away. On a phone
// all but the review stand in a menu, which is the browser's own: it needs no script.
import { Menu } from 'lucide-react';
import Link from 'next/link';
import { useMessages, useTranslations } from 'next-intl';
import { AccountPlaces, AccountSlot } from '@/components/shell/account-slot';
import { Mark } from '@/components/shell/mark';
import { ReviewLink } from '@/components/shell/review-link';
import { ThemeSwitch } from '@/components/shell/theme-switch';

const LINK =
  'inline-flex h-11 items-center rounded-lg px-2.5 text-[0.9375rem] font-medium text-muted transition-colors hover:bg-accent-soft hover:text-ink sm:px-3';
const PLACE = 'flex min-h-11 w-full items-center rounded-lg px-3 text-left hover:bg-accent-soft';
const MENU = 'site-menu';

export function Header() {
  const t = useTranslations('shell');
  const { shell, accounts } = useMessages();
  const { reviewDue } = shell;
  const places = [
    { href: '/#tracks', name: t('tracks') },
    { href: '/progress', name: t('progress') },
    { href: '/classes', name: t('classes') },
    { href: '/settings', name: t('settings') },
  ];
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex h-15 max-w-6xl items-center gap-2 px-4 sm:px-6">
        <Link
          href="/"
          className="-ml-1 inline-flex h-11 items-center gap-2 rounded-lg px-1 text-lg font-semibold tracking-tight"
        >
          <Mark className="size-7" />
          {t('name')}
        </Link>
        <nav aria-label={t('navigation')} className="ml-auto flex items-center">
          <ReviewLink
            className={LINK}
            name={t('review')}
            due={reviewDue}
            locale={useTranslations('questions')('dateLocale')}
          />
          {places.map(({ href, name }) => (
            <Link key={href} href={href} className={`${LINK} max-sm:hidden`}>
              {name}
            </Link>
          ))}
          <button
            type="button"
            popoverTarget={MENU}
            aria-label={t('menu')}
            className="grid size-11 place-items-center rounded-lg text-muted hover:bg-accent-soft hover:text-ink sm:hidden"
          >
            <Menu size={22} aria-hidden="true" />
          </button>
          <div
            id={MENU}
            popover="auto"
            className="inset-auto top-14 right-3 m-0 min-w-48 rounded-xl border border-line bg-surface p-1.5 text-ink shadow-lg"
          >
            {places.map(({ href, name }) => (
              <Link key={href} href={href} className={PLACE}>
                {name}
              </Link>
            ))}
            <AccountPlaces words={accounts.menu} className={PLACE} />
          </div>
        </nav>
        <AccountSlot words={accounts.menu} link={LINK} place={PLACE} />
        <ThemeSwitch />
      </div>
    </header>
  );
}
