// Decides how a lesson's full text is kept at hand without standing in the way.
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CodeHtml } from '@/components/lessons/code-html';
import type { Html as CompiledHtml } from '@/core/questions/question';

export function Transcript({ html }: { html: CompiledHtml }) {
  const t = useTranslations('lessons');
  return (
    <details className="group max-w-measure border-y border-line">
      <summary className="flex min-h-12 list-none items-center gap-3 font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={20}
          aria-hidden="true"
          className="shrink-0 text-accent transition-transform duration-150 group-open:rotate-90"
        />
        {t('transcript')}
      </summary>
      <CodeHtml html={html} className="prose pb-5" />
    </details>
  );
}
