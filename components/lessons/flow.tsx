// Decides how a flow of steps is drawn: one under the other, an arrow between.
import { ArrowDown } from 'lucide-react';
import { Html } from '@/components/ui/html';
import type { Html as CompiledHtml } from '@/core/questions/question';

export function Flow({ steps }: { steps: CompiledHtml[] }) {
  return (
    <ol className="max-w-measure">
      {steps.map((step, index) => (
        <li key={index}>
          {index > 0 && (
            <ArrowDown size={20} aria-hidden="true" className="my-1 ml-[1.15rem] text-accent" />
          )}
          <div className="flex items-start gap-3 rounded-lg border border-line bg-surface px-3.5 py-2.5">
            <span className="mt-px grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent">
              {index + 1}
            </span>
            <Html html={step} className="compiled min-w-0" />
          </div>
        </li>
      ))}
    </ol>
  );
}
