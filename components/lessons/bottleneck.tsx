// Decides how the slowest part is called out.
import { Gauge } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Html } from '@/components/ui/html';
import type { Html as CompiledHtml } from '@/core/questions/question';

export function Bottleneck({ html }: { html: CompiledHtml }) {
  const t = useTranslations('lessons');
  return (
    <div className="flex max-w-measure items-start gap-3 rounded-lg bg-warn-soft px-4 py-3">
      <Gauge size={22} aria-hidden="true" className="mt-0.5 shrink-0 text-warn" />
      <div className="min-w-0">
        <p className="text-sm font-semibold text-warn">{t('bottleneck')}</p>
        <Html html={html} className="compiled mt-0.5" />
      </div>
    </div>
  );
}
