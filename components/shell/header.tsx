// Decides the top of every page: who we are, and the two places that are always one step away.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Mark } from '@/components/shell/mark';
import { ThemeSwitch } from '@/components/shell/theme-switch';

export function Header() {
  const t = useTranslations('shell');
  const link =
    'inline-flex h-11 items-center rounded-lg px-2.5 text-[0.9375rem] font-medium text-muted transition-colors hover:bg-accent-soft hover:text-ink sm:px-3';
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
          <Link href="/#tracks" className={link}>
            {t('tracks')}
          </Link>
          <Link href="/progress" className={link}>
            {t('progress')}
          </Link>
        </nav>
        <ThemeSwitch />
      </div>
    </header>
  );
}
