// Decides how the intensity is chosen: three ways, each with what it means and what it costs.
import type { Pace } from '@/core/memory/retention';
import type { Workload, WorkloadChoice } from '@/core/memory/workload';
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
              <Cost
                choice={workload?.choices.find(({ intensity }) => intensity === pace)}
                skills={workload?.skills ?? 0}
                words={words}
                locale={locale}
              />
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}

interface CostProps {
  choice: WorkloadChoice | undefined;
  /** Met so far. */
  skills: number;
  words: LearningWords;
  locale: string;
}

function Cost({ choice, skills, words, locale }: CostProps) {
  if (choice === undefined) return null;
  const minutes = Math.round(choice.minutesADay);
  const known = Math.round(choice.known * skills);
  return (
    <span className="mt-auto flex flex-col pt-1 text-sm">
      <span className="font-medium">
        {minutes < 1 ? words.costsLess : fillCount(words.costs, minutes, locale)}
      </span>
      <span className="text-muted">{fillCount(words.keeps, skills, locale, { known })}</span>
    </span>
  );
}
