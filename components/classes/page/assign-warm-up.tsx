// Decides how a class is asked to do a warm-up: by which day, told once it is asked. No script is needed.
import { useId } from 'react';
import { useTranslations } from 'next-intl';
import { INPUT } from '@/components/classes/form-looks';
import { LateForm } from '@/components/classes/late-form';
import { Button, LinkButton } from '@/components/ui/button';

interface AssignWarmUpProps {
  classId: string;
  warmUpId: string;
  /** The class's today, the day that is proposed and the last one that can be, as YYYY-MM-DD. */
  today: string;
  proposed: string;
  latest: string;
  /** The class is asked to do it already. */
  isAsked: boolean;
  action: (form: FormData) => Promise<void>;
}

export function AssignWarmUp(props: AssignWarmUpProps) {
  const { classId, warmUpId, today, proposed, latest, isAsked, action } = props;
  const t = useTranslations('class-page.warmUp');
  const id = useId();
  const place = `/classes/${classId}/assignments`;
  return (
    <section
      aria-label={t('assign')}
      className="mx-auto max-w-5xl border-t border-line px-4 py-6 sm:px-8 print:hidden"
    >
      {isAsked ? (
        <p className="flex flex-wrap items-center gap-x-2">
          {t('assigned')}
          <LinkButton variant="quiet" href={place} prefetch={false}>
            {t('assignedLink')}
          </LinkButton>
        </p>
      ) : (
        <LateForm action={action} className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="class" value={classId} />
          <input type="hidden" name="warm-up" value={warmUpId} />
          <label htmlFor={id} className="text-sm text-muted">
            <span className="mb-1 block">{t('assignUntil')}</span>
            <input
              id={id}
              type="date"
              name="due"
              required
              min={today}
              max={latest}
              defaultValue={proposed}
              className={`${INPUT} w-auto`}
            />
          </label>
          <Button type="submit">{t('assign')}</Button>
        </LateForm>
      )}
    </section>
  );
}
