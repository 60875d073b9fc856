// Decides how "see it for yourself" is told: the tool, how to look, what to look for.
import { Wrench } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Html } from '@/components/ui/html';
import type { Html as CompiledHtml } from '@/core/questions/question';

export function Check({
  tool,
  how,
  look,
}: {
  tool: string;
  how: CompiledHtml;
  look: CompiledHtml;
}) {
  const t = useTranslations('lessons.check');
  return (
    <section className="max-w-measure rounded-xl border border-line bg-surface p-5">
      <h3 className="flex items-center gap-2 font-semibold">
        <Wrench size={18} aria-hidden="true" className="text-accent" />
        {tool}
      </h3>
      <dl className="mt-3 grid gap-3">
        <div>
          <dt className="text-sm font-semibold text-muted">{t('how')}</dt>
          <Html as="dd" html={how} className="compiled mt-0.5" />
        </div>
        <div>
          <dt className="text-sm font-semibold text-muted">{t('look')}</dt>
          <Html as="dd" html={look} className="compiled mt-0.5" />
        </div>
      </dl>
    </section>
  );
}
