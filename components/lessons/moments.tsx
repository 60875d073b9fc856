// Decides how questions that open are shown: closed until asked, and found by the browser's search.
import { ChevronRight } from 'lucide-react';
import { CodeHtml } from '@/components/lessons/code-html';
import { Html } from '@/components/ui/html';
import type { Html as CompiledHtml } from '@/core/questions/question';

export function Moments({ items }: { items: { question: CompiledHtml; answer: CompiledHtml }[] }) {
  return (
    <div className="max-w-measure divide-y divide-line border-y border-line">
      {items.map((item, index) => (
        <details key={index} className="group">
          <summary className="flex min-h-12 list-none items-center gap-3 py-2.5 font-medium marker:content-none [&::-webkit-details-marker]:hidden">
            <ChevronRight
              size={20}
              aria-hidden="true"
              className="shrink-0 text-accent transition-transform duration-150 group-open:rotate-90"
            />
            <Html as="span" html={item.question} className="compiled min-w-0" />
          </summary>
          <CodeHtml html={item.answer} className="prose pb-4 pl-8 text-base!" />
        </details>
      ))}
    </div>
  );
}
