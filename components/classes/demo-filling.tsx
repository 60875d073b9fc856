// Decides how is told that a demo class still fills, and how far it is.
import { useTranslations } from 'next-intl';
import { KeepLooking } from '@/components/classes/keep-looking';
import { textLinkClass } from '@/components/ui/text-link';

interface DemoFillingProps {
  filling: { done: number; of: number };
  /** This page. */
  href: string;
}

export function DemoFilling({ filling, href }: DemoFillingProps) {
  const t = useTranslations('classes.teach.demo');
  return (
    <p className="my-4 flex max-w-prose flex-wrap items-center gap-x-4 rounded-lg border border-line bg-surface px-4 py-1 tabular-nums print:hidden">
      {t('filling', { done: filling.done, of: filling.of })}
      <a href={href} className={textLinkClass()}>
        {t('again')}
      </a>
      <KeepLooking />
    </p>
  );
}
