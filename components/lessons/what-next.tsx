// Decides what stands below a lesson: try it, then go on to the next pattern.
import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PracticeLinks, type PracticeCounts } from '@/components/lessons/ways-in';
import { LinkButton } from '@/components/ui/button';
import { textLinkClass } from '@/components/ui/text-link';
import type { Pattern } from '@/core/content/library';

export function WhatNext({
  pattern,
  counts,
  next,
}: PracticeCounts & { next: Pick<Pattern, 'id' | 'title'> | null }) {
  const t = useTranslations('lessons.after');
  return (
    <section aria-labelledby="after" className="mt-16 max-w-measure border-t border-line pt-8">
      <h2 id="after" className="font-serif text-2xl font-semibold">
        {t('title')}
      </h2>
      <p className="mt-2 text-muted">{t('body')}</p>
      <LinkButton variant="primary" href={`/practice/${pattern}`} className="mt-4">
        {t('practise')}
      </LinkButton>
      <div className="mt-5">
        <PracticeLinks pattern={pattern} counts={counts} />
      </div>
      {next !== null && (
        <p className="mt-6">
          <span className="block text-sm text-muted">{t('next')}</span>
          <Link href={`/learn/${next.id}`} className={textLinkClass('gap-1.5 font-semibold')}>
            {next.title}
            <ArrowRight size={18} aria-hidden="true" />
          </Link>
        </p>
      )}
    </section>
  );
}
