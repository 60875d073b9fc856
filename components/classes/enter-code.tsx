// Decides how a code is entered.
import { useId } from 'react';
import { useTranslations } from 'next-intl';
import { HINT, INPUT, LABEL } from '@/components/classes/form-looks';
import { Button } from '@/components/ui/button';

interface EnterCodeProps {
  action: (form: FormData) => Promise<void>;
  /** Where a code that leads nowhere is told. */
  back: '/classes' | '/join';
}

export function EnterCode({ action, back }: EnterCodeProps) {
  const t = useTranslations('classes.enter');
  const id = useId();
  return (
    <form action={action} className="max-w-sm">
      <input type="hidden" name="back" value={back} />
      <label htmlFor={`${id}code`} className={LABEL}>
        {t('label')}
      </label>
      <p id={`${id}hint`} className={HINT}>
        {t('hint')}
      </p>
      <div className="mt-1.5 flex gap-2">
        <input
          id={`${id}code`}
          name="code"
          required
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-describedby={`${id}hint`}
          className={`${INPUT} min-w-0 font-mono tracking-wider uppercase`}
        />
        <Button type="submit" className="shrink-0">
          {t('go')}
        </Button>
      </div>
    </form>
  );
}
