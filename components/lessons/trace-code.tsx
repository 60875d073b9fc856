'use client';
// Decides how the running line is lit, and that it is in sight inside long code.
import { useEffect, useRef } from 'react';
import type { Html as CompiledHtml } from '@/core/questions/question';

export function TraceCode({
  lines,
  running,
  label,
  word,
}: {
  lines: CompiledHtml[];
  /** 1-based; null where no line runs. */
  running: number | null;
  label: string;
  /** Said before the running line to those who do not see it lit. */
  word: string;
}) {
  const box = useRef<HTMLPreElement>(null);
  useEffect(() => {
    const pre = box.current;
    const line = pre?.querySelector<HTMLElement>('[data-running]');
    if (!pre || !line) return;
    const above = line.offsetTop < pre.scrollTop;
    const below = line.offsetTop + line.offsetHeight > pre.scrollTop + pre.clientHeight;
    // Only this box scrolls; the page stays where the reader has it.
    if (above || below) pre.scrollTop = line.offsetTop - pre.clientHeight / 3;
  }, [running]);

  return (
    <pre
      ref={box}
      tabIndex={0}
      role="region"
      aria-label={label}
      className="shiki relative max-h-96 overflow-auto rounded-none! border-0! px-0! py-3 lg:max-h-none"
    >
      <code className="block w-max min-w-full">
        {lines.map((line, index) => {
          const lit = index + 1 === running;
          return (
            <span
              key={index}
              data-running={lit || undefined}
              className={`flex border-l-4 pr-4 transition-colors duration-150 ${lit ? 'border-accent bg-accent-soft' : 'border-transparent'}`}
            >
              <span
                aria-hidden="true"
                className="w-10 shrink-0 pr-3 text-right text-muted! select-none"
              >
                {lit ? '▸' : index + 1}
              </span>
              {lit && <span className="sr-only">{word} </span>}
              <span dangerouslySetInnerHTML={{ __html: line === '' ? ' ' : line }} />
            </span>
          );
        })}
      </code>
    </pre>
  );
}
