// Decides how the few lines worth keeping are set apart.
import { Bookmark } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CodeHtml } from '@/components/lessons/code-html';
import type { Html as CompiledHtml } from '@/core/questions/question';

export function Snapshot({ html }: { html: CompiledHtml }) {
  const t = useTranslations('lessons');
  return (
    <section className="max-w-measure rounded-xl bg-accent-soft p-5">
      <h3 className="flex items-center gap-2 text-sm font-semibold text-accent">
        <Bookmark size={18} aria-hidden="true" />
        {t('snapshot')}
      </h3>
      <CodeHtml html={html} className="compiled mt-3" />
    </section>
  );
}
