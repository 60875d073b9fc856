// Decides how somebody sees the classes that they are in: who teaches, what is asked, what teachers see.
import Link from 'next/link';
import { useMessages, useTranslations } from 'next-intl';
import type { OwnAssignment } from '@/core/assignments/own-assignment';
import {
  assignmentTitle,
  countsText,
  dueText,
  standText,
} from '@/components/classes/assignment-title';
import { EnterCode } from '@/components/classes/enter-code';
import type { JoinedEntry } from '@/core/classes/class-entry';
import { SECTION_TITLE } from '@/components/classes/form-looks';
import { SeenByTeachers } from '@/components/classes/seen-by-teachers';
import { useDateLocale } from '@/components/mastery/use-date-locale';
import { Button } from '@/components/ui/button';
import { textLinkClass } from '@/components/ui/text-link';

type FormAction = (form: FormData) => Promise<void>;

interface JoinedClassesProps {
  classes: readonly JoinedEntry[];
  assignments: readonly OwnAssignment[];
  enterCode: FormAction;
  leave: FormAction;
}

export function JoinedClasses({ classes, assignments, enterCode, leave }: JoinedClassesProps) {
  const t = useTranslations('classes.attend');
  const enter = useTranslations('classes.enter');
  return (
    <section aria-labelledby="attend-title">
      <h2 id="attend-title" className={SECTION_TITLE}>
        {classes.length === 0 ? enter('title') : t('title')}
      </h2>
      {classes.length === 0 && <p className="mt-1 max-w-prose text-muted">{t('emptyHint')}</p>}
      {classes.map((one) => (
        <JoinedClass
          key={one.id}
          cls={one}
          assignments={assignments.filter((asked) => asked.class.id === one.id)}
          leave={leave}
        />
      ))}
      <div className={classes.length === 0 ? 'mt-5' : 'mt-10'}>
        {classes.length > 0 && <h3 className="mb-3 font-semibold">{enter('another')}</h3>}
        <EnterCode action={enterCode} back="/classes" />
      </div>
    </section>
  );
}

interface JoinedClassProps {
  cls: JoinedEntry;
  assignments: readonly OwnAssignment[];
  leave: FormAction;
}

function JoinedClass({ cls, assignments, leave }: JoinedClassProps) {
  const t = useTranslations('classes.attend');
  const mark = useTranslations('classes.mark');
  const { assignments: words } = useMessages();
  const teachers = cls.teachers.filter((name) => name !== '');
  return (
    <article className="mt-4 border-t border-line pt-4">
      <h3 className="font-serif text-2xl font-semibold wrap-anywhere">{cls.name}</h3>
      <p className="text-sm text-muted">
        {cls.archivedAt !== null && `${mark('archived')}. `}
        {t('by', { count: teachers.length, teachers: teachers.join(', ') })}{' '}
        {t('shown', { name: cls.shownAs })}
      </p>
      {assignments.length === 0 ? (
        <p className="mt-3 text-muted">{t('nothing')}</p>
      ) : (
        <>
          <ul className="mt-3 divide-y divide-line">
            {openFirst(assignments).map((asked) => (
              <AskedRow key={asked.id} asked={asked} />
            ))}
          </ul>
          <p className="mt-1 text-sm text-muted">{words.counts.since}</p>
        </>
      )}
      <div className="mt-3 flex flex-wrap gap-x-6">
        <details className="group/sees">
          <summary className={textLinkClass('text-sm')}>{t('sees')}</summary>
          <SeenByTeachers />
        </details>
        <details>
          <summary className={textLinkClass('text-sm')}>{t('leave')}</summary>
          <form action={leave} className="max-w-prose pb-2">
            <input type="hidden" name="class" value={cls.id} />
            <p className="text-muted">{t('leaveHint')}</p>
            <Button type="submit" className="mt-2">
              {t('leaveSure')}
            </Button>
          </form>
        </details>
      </div>
    </article>
  );
}

/** What is still to be done stands before what is done; else in the order in which it is due. */
function openFirst(asked: readonly OwnAssignment[]): OwnAssignment[] {
  return [
    ...asked.filter(({ state }) => state !== 'done'),
    ...asked.filter(({ state }) => state === 'done'),
  ];
}

function AskedRow({ asked }: { asked: OwnAssignment }) {
  const { assignments } = useMessages();
  const locale = useTranslations('questions')('dateLocale');
  const dates = useDateLocale();
  const done = asked.state === 'done';
  return (
    <li className="relative flex flex-wrap items-baseline gap-x-4 py-2.5">
      <div className="min-w-0 grow basis-72">
        <Link
          href={asked.href}
          className={`underline-offset-4 after:absolute after:inset-0 hover:text-accent hover:underline ${done ? 'text-muted' : 'font-semibold'}`}
        >
          {assignmentTitle(assignments, asked, locale)}
        </Link>
        {!done && <p className="text-sm text-muted">{countsText(assignments, asked)}</p>}
      </div>
      <p className="text-sm tabular-nums">
        {standText(assignments, asked)}
        {!done && <span className="text-muted"> · {dueText(assignments, asked, dates)}</span>}
        {asked.extended && <span className="text-muted"> ({assignments.state.extended})</span>}
      </p>
    </li>
  );
}
