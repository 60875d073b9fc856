// Decides which words a trace gets, and that its table stands in the page for readers without scripts.
import { useTranslations } from 'next-intl';
import { TraceStepper } from '@/components/lessons/trace-stepper';
import { Html } from '@/components/ui/html';
import type { LessonBlock } from '@/core/lessons/registry';

type TraceBlock = Extract<LessonBlock, { type: 'trace' }>;

export function Trace({ block }: { block: TraceBlock }) {
  const t = useTranslations('lessons.trace');
  return (
    <>
      <TraceStepper
        lines={block.code.lines}
        columns={block.columns}
        steps={block.steps}
        words={{
          label: t('label'),
          code: t('code'),
          position: t.raw('position') as string,
          running: t('running'),
          back: t('back'),
          next: t('next'),
          play: t('play'),
          pause: t('pause'),
          again: t('again'),
          changed: t('changed'),
          state: t('state'),
          keys: t('keys'),
        }}
      />
      <div className="without-script">
        <Html html={block.code.html} className="mb-4" />
        <Html html={block.tableHtml} className="compiled" />
      </div>
      <details className="needs-script text-sm">
        <summary className="inline-flex min-h-11 items-center font-medium text-accent underline underline-offset-4">
          {t('table')}
        </summary>
        <Html html={block.tableHtml} className="compiled" />
      </details>
    </>
  );
}
