'use client';
// Decides how a plan is shown and changed: one form, sent as a whole, the same without JavaScript.
import { useActionState, useEffect, useRef } from 'react';
import type { Workload } from '@/core/memory/workload';
import type { Plan } from '@/core/plan/plan';
import { ClockFields } from '@/components/settings/clock-fields';
import { Field, type LearningWords } from '@/components/settings/field';
import { PaceFields } from '@/components/settings/pace-fields';
import type { EnteredPlan, PlanResult } from '@/components/settings/plan-result';
import { fill } from '@/components/questions/words';
import { buttonClass } from '@/components/ui/button';

export interface PlanFormProps {
  plan: Plan;
  /** What came of a sending without JavaScript; unsent otherwise. */
  told: PlanResult;
  /** Null while nothing has been learned. */
  workload: Workload | null;
  tracks: readonly { slug: string; title: string }[];
  zones: readonly string[];
  /** The learner's today; no exam lies before it. */
  today: string;
  save: (before: PlanResult, form: FormData) => Promise<PlanResult>;
  words: LearningWords;
  locale: string;
}

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const INPUT =
  'h-11 rounded-lg border border-rule bg-surface px-3 text-ink aria-invalid:border-wrong';

export function PlanForm(props: PlanFormProps) {
  const { plan, told, save, words } = props;
  const [result, action, sending] = useActionState(save, told);
  const shown: EnteredPlan =
    'entered' in result ? result.entered : result.status === 'saved' ? result.plan : plan;
  const wrong = new Set(result.status === 'failed' ? result.fields : []);
  return (
    <form action={action} noValidate className="mt-6 flex max-w-2xl flex-col gap-8">
      <Said result={result} words={words} />
      {/* Filled anew after each sending: fields keep no memory of their own. */}
      <div key={result.turn} className="flex flex-col gap-8">
        <Minutes value={shown.dailyMinutes} wrong={wrong.has('dailyMinutes')} words={words} />
        <Days chosen={shown.days} wrong={wrong.has('days')} words={words} />
        <PaceFields {...props} chosen={shown.intensity} wrong={wrong.has('intensity')} />
        <Exams {...props} exams={shown.exams} wrong={wrong.has('exams')} />
        <ClockFields {...props} shown={shown} wrong={wrong} />
      </div>
      <button
        type="submit"
        aria-disabled={sending}
        className={buttonClass('primary', 'self-start max-sm:self-stretch')}
      >
        {sending ? words.saving : words.save}
      </button>
    </form>
  );
}

/** What came of the last sending; the focus goes there, so that it is heard and seen. */
function Said({ result, words }: { result: PlanResult; words: LearningWords }) {
  const line = useRef<HTMLParagraphElement>(null);
  const { status, turn } = result;
  useEffect(() => {
    if (turn > 0) line.current?.focus();
  }, [turn]);
  if (status === 'unsent') return null;
  const saved = status === 'saved';
  return (
    <p
      ref={line}
      tabIndex={-1}
      role={saved ? 'status' : 'alert'}
      className={`rounded-lg px-3 py-2.5 outline-none ${saved ? 'bg-right-soft' : 'bg-wrong-soft'}`}
    >
      {words[status]}
    </p>
  );
}

interface PartProps {
  wrong: boolean;
  words: LearningWords;
}

function Minutes({ value, wrong, words }: PartProps & { value: number }) {
  return (
    <Field
      legend={words.minutes}
      hint={words.minutesHint}
      error={wrong ? words.errors.dailyMinutes : null}
    >
      {(describedBy) => (
        <input
          type="number"
          name="dailyMinutes"
          aria-label={words.minutes}
          aria-describedby={describedBy}
          aria-invalid={wrong}
          min={5}
          max={120}
          step={1}
          inputMode="numeric"
          defaultValue={Number.isNaN(value) ? '' : value}
          className={`${INPUT} w-28 tabular-nums`}
        />
      )}
    </Field>
  );
}

function Days({ chosen, wrong, words }: PartProps & { chosen: readonly number[] }) {
  return (
    <Field legend={words.days} hint={words.daysHint} error={wrong ? words.errors.days : null}>
      {(describedBy) => (
        <div className="flex flex-wrap gap-2">
          {DAYS.map((day) => (
            <label
              key={day}
              className="flex min-h-11 cursor-pointer items-center gap-2 rounded-lg border border-rule bg-surface px-3 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="checkbox"
                name="day"
                value={day}
                defaultChecked={chosen.includes(day)}
                aria-describedby={describedBy}
                className="size-4"
              />
              {words.day[day]}
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}

type ExamsProps = PartProps & PlanFormProps & { exams: Plan['exams'] };

function Exams({ tracks, exams, today, wrong, words }: ExamsProps) {
  return (
    <Field legend={words.exams} hint={words.examsHint} error={wrong ? words.errors.exams : null}>
      {(describedBy) => (
        <div className="flex flex-col gap-2">
          {tracks.map(({ slug, title }) => (
            <label key={slug} className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <span className="min-w-40">{fill(words.examOf, { track: title })}</span>
              <input
                type="date"
                name={`exam-${slug}`}
                min={today}
                defaultValue={exams.find(({ track }) => track === slug)?.day ?? ''}
                aria-describedby={describedBy}
                aria-invalid={wrong}
                className={INPUT}
              />
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}
