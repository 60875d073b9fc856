// Decides that every highlighted fence can be copied. The button is plain HTML in the page;
// one listener for all of them sits in copy-code.tsx.
import { useTranslations } from 'next-intl';
import { Html } from '@/components/ui/html';
import type { Html as CompiledHtml } from '@/core/questions/question';

export function CodeHtml({ html, className }: { html: CompiledHtml; className?: string }) {
  const t = useTranslations('lessons');
  const button = `<button type="button" class="code-copy needs-script" data-copy="${t('code.copied')}">${t('code.copy')}</button>`;
  const withButtons = html.replace(
    /<pre class="shiki[\s\S]*?<\/pre>/g,
    (pre) => `<div class="code-block">${pre}${button}</div>`,
  );
  return <Html html={withButtons} className={className} />;
}
