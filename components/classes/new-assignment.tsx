// Decides what a teacher fills in to ask a class for something. Fields that a kind has no use for are
// hidden by the style sheet alone, so that the form is whole without JavaScript.
import { useId } from 'react';
import { useTranslations } from 'next-intl';
import { HINT, INPUT, LABEL } from '@/components/classes/form-looks';
import { PatternOptions } from '@/components/classes/pattern-options';
import { Button } from '@/components/ui/button';

interface NewAssignmentProps {
  classId: string;
  timeZone: string;
  /** The class's today, the day that is proposed and the last one that can be, as YYYY-MM-DD. */
  today: string;
  proposed: string;
  latest: string;
  tracks: readonly { title: string; patterns: readonly { id: string; title: string }[] }[];
  action: (form: FormData) => Promise<void>;
}

const KINDS = ['test', 'practice', 'review'] as const;

export function NewAssignment(props: NewAssignmentProps) {
  const { classId, timeZone, today, proposed, latest, tracks, action } = props;
  const t = useTranslations('assignments.page');
  const id = useId();
  return (
    <form action={action} className="group/form mt-3 flex max-w-xl flex-col gap-4">
      <input type="hidden" name="class" value={classId} />
      <fieldset>
        <legend className={LABEL}>{t('kind')}</legend>
        <div className="mt-1.5 flex flex-wrap gap-2">
          {KINDS.map((kind) => (
            <label
              key={kind}
              className="flex min-h-11 cursor-pointer items-center gap-2 rounded-lg border border-rule bg-surface px-3 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name="kind"
                value={kind}
                defaultChecked={kind === 'test'}
                className="size-4"
              />
              {t(`kinds.${kind}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <label className="group-has-[[value=review]:checked]/form:hidden">
        <span className={LABEL}>{t('pattern')}</span>
        <select name="pattern" className={`${INPUT} mt-1.5`}>
          <PatternOptions tracks={tracks} />
        </select>
      </label>
      <div className="flex flex-wrap gap-4">
        <div className="group-has-[[value=test]:checked]/form:hidden">
          <label htmlFor={`${id}days`} className={LABEL}>
            {t('days')}
          </label>
          <input
            id={`${id}days`}
            type="number"
            name="days"
            min={1}
            max={60}
            defaultValue={3}
            inputMode="numeric"
            aria-describedby={`${id}daysHint`}
            className={`${INPUT} mt-1.5 w-24 tabular-nums`}
          />
        </div>
        <div>
          <label htmlFor={`${id}due`} className={LABEL}>
            {t('due')}
          </label>
          <input
            id={`${id}due`}
            type="date"
            name="due"
            required
            min={today}
            max={latest}
            defaultValue={proposed}
            aria-describedby={`${id}dueHint`}
            className={`${INPUT} mt-1.5 w-auto`}
          />
        </div>
      </div>
      <p
        id={`${id}daysHint`}
        className={`-mt-2 ${HINT} group-has-[[value=test]:checked]/form:hidden`}
      >
        {t('daysHint')}
      </p>
      <p id={`${id}dueHint`} className={`-mt-2 ${HINT}`}>
        {t('dueHint', { zone: timeZone })}
      </p>
      <Button type="submit" variant="primary" className="self-start max-sm:self-stretch">
        {t('go')}
      </Button>
    </form>
  );
}
