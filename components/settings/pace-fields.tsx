// Decides how the intensity is chosen: three ways, each with what it means and what it costs.
import type { Pace } from '@/core/memory/retention';
import type { Workload } from '@/core/plan/workload';
import { Field, type LearningWords } from '@/components/settings/field';
import { fillCount } from '@/components/questions/words';

const PACES = ['lighter', 'normal', 'exam'] as const satisfies readonly Pace[];

interface PaceFieldsProps {
  chosen: string;
  workload: Workload | null;
  wrong: boolean;
  words: LearningWords;
  locale: string;
}

export function PaceFields({ chosen, workload, wrong, words, locale }: PaceFieldsProps) {
  return (
    <Field
      legend={words.intensity}
      hint={words.intensityHint}
      error={wrong ? words.errors.intensity : null}
    >
      {() => (
        <div className="grid gap-2 sm:grid-cols-3">
          {PACES.map((pace) => (
            <label
              key={pace}
              className="relative flex cursor-pointer flex-col gap-1 rounded-lg border border-rule bg-surface p-3 pl-10 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name="intensity"
                value={pace}
                defaultChecked={chosen === pace}
                className="absolute top-4 left-3.5 size-4"
              />
              <span className="font-semibold">{words.pace[pace].title}</span>
              <span className="text-sm text-muted">{words.pace[pace].text}</span>
              {workload && (
                <span className="mt-auto pt-1 text-sm font-medium">
                  {costOf(workload[pace], words, locale)}
                </span>
              )}
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}

function costOf(minutes: number, words: LearningWords, locale: string): string {
  const whole = Math.round(minutes);
  return whole < 1 ? words.costsLess : fillCount(words.costs, whole, locale);
}
