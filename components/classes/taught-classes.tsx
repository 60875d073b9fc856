// Decides how the classes that somebody teaches are listed: with numbers, archived ones folded away.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DemoFilling } from '@/components/classes/demo-filling';
import type { TaughtEntry } from '@/core/classes/class-entry';
import { SECTION_TITLE } from '@/components/classes/form-looks';
import { LateForm } from '@/components/classes/late-form';
import { NewClass } from '@/components/classes/new-class';
import { Button } from '@/components/ui/button';
import { textLinkClass } from '@/components/ui/text-link';

type FormAction = (form: FormData) => Promise<void>;

export interface TaughtClassesProps {
  classes: readonly TaughtEntry[];
  /** How far the demo class is; null where it does not fill just now. */
  filling: { done: number; of: number } | null;
  makeClass: FormAction;
  makeDemo: FormAction;
  removeDemo: FormAction;
}

export function TaughtClasses(props: TaughtClassesProps) {
  const { classes, filling, makeClass, makeDemo, removeDemo } = props;
  const t = useTranslations('classes.teach');
  const open = classes.filter(({ archivedAt }) => archivedAt === null);
  const archived = classes.filter(({ archivedAt }) => archivedAt !== null);
  const hasDemo = classes.some(({ demo }) => demo);
  return (
    <section aria-labelledby="teach-title">
      <h2 id="teach-title" className={SECTION_TITLE}>
        {t('title')}
      </h2>
      {classes.length === 0 && (
        <div className="mt-3 max-w-prose">
          <p className="font-semibold">{t('empty')}</p>
          <p className="mt-1 text-muted">{t('what')}</p>
        </div>
      )}
      {open.length > 0 && <ClassRows classes={open} />}
      {hasDemo && filling && <DemoFilling filling={filling} href="/classes" />}
      {archived.length > 0 && (
        <details className="mt-4">
          <summary className={textLinkClass()}>{t('archived', { count: archived.length })}</summary>
          <ClassRows classes={archived} />
        </details>
      )}
      <details className="mt-5" open={classes.length === 0}>
        <summary className={textLinkClass('font-semibold')}>{t('new')}</summary>
        <NewClass action={makeClass} />
      </details>
      {hasDemo ? (
        <LateForm action={removeDemo} className="mt-2">
          <Button type="submit" variant="quiet" className="-ml-4">
            {t('demo.remove')}
          </Button>
        </LateForm>
      ) : (
        <LateForm action={makeDemo} className="mt-6 max-w-prose border-t border-line pt-5">
          <h3 className="font-semibold">{t('demo.title')}</h3>
          <p className="mt-1 text-muted">{t('demo.text')}</p>
          <Button type="submit" className="mt-3">
            {t('demo.make')}
          </Button>
        </LateForm>
      )}
    </section>
  );
}

function ClassRows({ classes }: { classes: readonly TaughtEntry[] }) {
  const t = useTranslations('classes.teach');
  const mark = useTranslations('classes.mark');
  return (
    <ul className="mt-3 divide-y divide-line border-y border-line">
      {classes.map((one) => (
        <li key={one.id} className="relative flex flex-wrap items-baseline gap-x-6 gap-y-1 py-3.5">
          <Link
            href={`/classes/${one.id}`}
            className="min-w-0 basis-56 font-serif text-xl font-semibold wrap-anywhere underline-offset-4 after:absolute after:inset-0 hover:text-accent hover:underline max-sm:basis-full sm:grow"
          >
            {one.name}
          </Link>
          <p className="flex flex-wrap gap-x-4 text-sm text-muted tabular-nums">
            {one.demo && <span>{mark('demo')}</span>}
            {one.pseudonymous && <span>{mark('pseudonymous')}</span>}
            <span>{t('studentsOf', { count: one.students })}</span>
            {one.students > 0 && <span>{t('activeOf', { count: one.active })}</span>}
            <span>{t('assignmentsOf', { count: one.assignments })}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
