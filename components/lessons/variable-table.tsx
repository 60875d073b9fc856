'use client';
// Decides which column of the tracker is lit while its trace is stepped through.
import { useEffect, useRef } from 'react';
import { useTrace } from '@/components/lessons/trace-scope';
import { Html } from '@/components/ui/html';
import type { Html as CompiledHtml } from '@/core/questions/question';

const numberIn = (html: string): number | null => {
  const digits = /\d+/.exec(html.replace(/<[^>]*>/g, ''));
  return digits === null ? null : Number(digits[0]);
};

/**
 * The column that holds after a step. Columns name their step by its number; the first one is the
 * start, and a last one without a number is the end.
 */
function columnFor(head: CompiledHtml[], step: number, ended: boolean): number {
  const end = head.length - 1;
  if (ended && end > 0 && numberIn(head[end] ?? '') === null) return end;
  let column = 1;
  for (let at = 2; at < head.length; at += 1) {
    const named = numberIn(head[at] ?? '');
    if (named !== null && named <= step) column = at;
  }
  return column;
}

export function VariableTable({
  head,
  rows,
  words,
}: {
  head: CompiledHtml[];
  rows: CompiledHtml[][];
  words: { label: string; now: string };
}) {
  const { current, labels } = useTrace();
  const step = numberIn(labels[current] ?? '') ?? current + 1;
  const lit = columnFor(head, step, current === labels.length - 1);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const cell = box.current?.querySelector<HTMLElement>('[data-lit]');
    if (!box.current || !cell) return;
    // Only the table scrolls, and only when the lit column is out of sight.
    const { scrollLeft, clientWidth } = box.current;
    const end = cell.offsetLeft + cell.offsetWidth;
    if (cell.offsetLeft < scrollLeft || end > scrollLeft + clientWidth) {
      box.current.scrollLeft = cell.offsetLeft - clientWidth / 2;
    }
  }, [lit]);

  return (
    <div
      ref={box}
      className="relative table-scroll compiled"
      tabIndex={0}
      role="region"
      aria-label={words.label}
    >
      <table>
        <thead>
          <tr>
            {head.map((cell, place) => (
              <th key={place} scope="col" data-lit={place === lit || undefined}>
                <Html as="span" html={cell} />
                <span
                  className={`needs-script block text-xs text-accent ${place === lit ? '' : 'invisible'}`}
                >
                  {words.now}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, place) =>
                place === 0 ? (
                  <th key={place} scope="row" className="verdict-subject">
                    <Html as="span" html={cell} />
                  </th>
                ) : (
                  <td
                    key={place}
                    data-lit={place === lit || undefined}
                    dangerouslySetInnerHTML={{ __html: cell }}
                  />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
