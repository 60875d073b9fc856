// Decides what is asked of a teacher who makes a class: a name, and whether students go by nicknames.
import { useId } from 'react';
import { useTranslations } from 'next-intl';
import { HINT, INPUT, LABEL } from '@/components/classes/form-looks';
import { LateForm } from '@/components/classes/late-form';
import { Button } from '@/components/ui/button';

export function NewClass({ action }: { action: (form: FormData) => Promise<void> }) {
  const t = useTranslations('classes.teach');
  const id = useId();
  return (
    <LateForm action={action} className="mt-3 flex max-w-lg flex-col gap-4">
      <div>
        <label htmlFor={`${id}name`} className={LABEL}>
          {t('name')}
        </label>
        <p id={`${id}hint`} className={HINT}>
          {t('nameHint')}
        </p>
        <input
          id={`${id}name`}
          name="name"
          required
          maxLength={80}
          autoComplete="off"
          aria-describedby={`${id}hint`}
          className={`${INPUT} mt-1.5`}
        />
      </div>
      <label className="flex items-start gap-2.5">
        <input
          type="checkbox"
          name="pseudonymous"
          aria-describedby={`${id}names`}
          className="mt-1 size-4 shrink-0"
        />
        <span>
          {t('pseudonymous')}
          <span id={`${id}names`} className={`block ${HINT}`}>
            {t('pseudonymousHint')}
          </span>
        </span>
      </label>
      <Button type="submit" variant="primary" className="self-start max-sm:self-stretch">
        {t('make')}
      </Button>
    </LateForm>
  );
}
