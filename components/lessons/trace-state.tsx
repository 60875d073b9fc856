// Decides how the state after a step is told, and that what changed carries a word, not only a tone.
import { Html } from '@/components/ui/html';
import type { Step, TraceWords } from '@/components/lessons/trace-step';
import type { Html as CompiledHtml } from '@/core/questions/question';

export function TraceState({
  columns,
  steps,
  at,
  words,
}: {
  columns: CompiledHtml[];
  steps: Step[];
  at: number;
  words: TraceWords;
}) {
  if (columns.length === 0) return null;
  return (
    <div className="mt-4">
      <p className="text-xs font-semibold text-muted">{words.state}</p>
      <dl className="mt-1 grid gap-1">
        {columns.map((column, place) => {
          const value = steps[at]?.states[place] ?? '';
          const changed = at > 0 && value !== steps[at - 1]?.states[place];
          return (
            <div
              key={place}
              className={`rounded-md px-2.5 py-1.5 transition-colors duration-150 ${changed ? 'bg-accent-soft' : ''}`}
            >
              <dt className="flex items-baseline justify-between gap-3 text-sm text-muted">
                <Html as="span" html={column} />
                {changed && (
                  <span className="text-xs font-semibold text-accent">{words.changed}</span>
                )}
              </dt>
              <dd className="grid">
                {steps.map((step, index) => (
                  <Html
                    key={index}
                    as="span"
                    html={step.states[place] === '' ? '–' : (step.states[place] ?? '–')}
                    className={`compiled col-start-1 row-start-1 min-h-[1.55em] ${index === at ? 'font-medium' : 'invisible'}`}
                  />
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
