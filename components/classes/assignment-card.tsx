// Decides how a teacher sees one assignment: what is asked, how far the class is, and, opened, everybody.
import Link from 'next/link';
import { useId } from 'react';
import { useMessages, useTranslations } from 'next-intl';
import type { ClassAssignment } from '@/core/assignments/assignment';
import type { OwnAssignment } from '@/core/assignments/own-assignment';
import {
  assignmentTitle,
  countsText,
  dueText,
  standText,
} from '@/components/classes/assignment-title';
import { INPUT } from '@/components/classes/form-looks';
import { ShownName } from '@/components/classes/names/shown-name';
import { useDateLocale } from '@/components/mastery/use-date-locale';
import { Button } from '@/components/ui/button';
import { textLinkClass } from '@/components/ui/text-link';

export interface MemberStand extends Pick<
  OwnAssignment,
  'state' | 'late' | 'extended' | 'done' | 'of' | 'week' | 'dueDay' | 'dueInDays'
> {
  userId: string;
  shownAs: string;
}

export interface AssignmentCardProps {
  classId: string;
  /** The same in a class by nicknames, else null. */
  named: string | null;
  asked: Pick<
    OwnAssignment,
    'id' | 'kind' | 'days' | 'title' | 'dueDay' | 'dueInDays' | 'answersADay'
  > &
    Pick<ClassAssignment, 'erased'>;
  stands: readonly MemberStand[];
  open: boolean;
  change: (form: FormData) => Promise<void>;
  extend: (form: FormData) => Promise<void>;
}

export function AssignmentCard(props: AssignmentCardProps) {
  const { classId, asked, stands, open } = props;
  const t = useTranslations('assignments.page');
  const { assignments: words } = useMessages();
  const locale = useTranslations('questions')('dateLocale');
  const dates = useDateLocale();
  const title = assignmentTitle(words, asked, locale);
  const count = (test: (stand: MemberStand) => boolean) => stands.filter(test).length;
  const done = count(({ state }) => state === 'done');
  const parts = [
    t('summary', { done, all: stands.length }),
    ...told(
      count(({ state }) => state === 'under-way'),
      (n) => t('underWay', { count: n }),
    ),
    ...told(
      count(({ state }) => state === 'not-begun'),
      (n) => t('notBegun', { count: n }),
    ),
    ...told(
      count(({ late }) => late),
      (n) => t('late', { count: n }),
    ),
  ];
  const path = `/classes/${classId}/assignments`;
  return (
    <li id={asked.id} className="py-4">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h3 className="min-w-0 grow text-lg font-semibold">
          <Link
            href={open ? path : `${path}?open=${asked.id}#${asked.id}`}
            prefetch={false}
            className="underline-offset-4 hover:text-accent hover:underline"
          >
            {title}
          </Link>
        </h3>
        <p className="text-sm text-muted">{dueText(words, asked, dates)}</p>
      </div>
      <div
        aria-hidden="true"
        className="mt-2 flex h-1.5 max-w-md overflow-hidden rounded-full bg-line"
      >
        <div
          className="bg-accent"
          style={{ width: `${(100 * done) / Math.max(1, stands.length)}%` }}
        />
      </div>
      <p className="mt-1.5 text-sm tabular-nums">{parts.join(' · ')}</p>
      {asked.erased.members > 0 && (
        <p className="text-sm text-muted tabular-nums">
          {t('erased', { count: asked.erased.members, done: asked.erased.done })}
        </p>
      )}
      <Link
        href={open ? path : `${path}?open=${asked.id}#${asked.id}`}
        aria-label={t('whoOf', { title })}
        aria-expanded={open}
        prefetch={false}
        className={textLinkClass('text-sm')}
      >
        {t('who')}
      </Link>
      {open && <Opened {...props} title={title} />}
    </li>
  );
}

function told(count: number, text: (count: number) => string): string[] {
  return count === 0 ? [] : [text(count)];
}

function Opened(props: AssignmentCardProps & { title: string }) {
  const { asked, stands, title } = props;
  const t = useTranslations('assignments.page');
  const { assignments: words } = useMessages();
  return (
    <div className="mt-1">
      <p className="max-w-[65ch] text-sm text-muted">
        {countsText(words, asked)} {words.counts.since}
      </p>
      <ChangeForm {...props} />
      {stands.length > 0 && (
        <div
          className="mt-4 overflow-x-auto"
          role="region"
          aria-label={t('whoOf', { title })}
          tabIndex={0}
        >
          <table className="w-full text-left text-[0.9375rem]">
            <thead className="text-sm text-muted">
              <tr>
                <th scope="col" className="py-1 pr-4 font-medium">
                  {t('name')}
                </th>
                <th scope="col" className="py-1 pr-4 font-medium">
                  {t('stands')}
                </th>
                <th scope="col" className="py-1 font-medium">
                  {t('extension')}
                </th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {stands.map((stand) => (
                <StandRow key={stand.userId} {...props} stand={stand} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function ChangeForm({ classId, asked, change }: AssignmentCardProps) {
  const t = useTranslations('assignments.page');
  const id = useId();
  return (
    <form action={change} className="mt-3 flex flex-wrap items-end gap-2">
      <input type="hidden" name="class" value={classId} />
      <input type="hidden" name="assignment" value={asked.id} />
      {asked.days !== null && (
        <label htmlFor={`${id}days`} className="text-sm text-muted">
          <span className="mb-1 block">{t('days')}</span>
          <input
            id={`${id}days`}
            type="number"
            name="days"
            min={1}
            max={60}
            defaultValue={asked.days}
            className={`${INPUT} w-20 tabular-nums`}
          />
        </label>
      )}
      <label htmlFor={`${id}due`} className="text-sm text-muted">
        <span className="mb-1 block">{t('due')}</span>
        <input
          id={`${id}due`}
          type="date"
          name="due"
          required
          defaultValue={asked.dueDay}
          className={`${INPUT} w-auto`}
        />
      </label>
      <Button type="submit">{t('save')}</Button>
      <Button type="submit" variant="quiet" name="remove" value="yes" title={t('removeHint')}>
        {t('remove')}
      </Button>
    </form>
  );
}

function StandRow(props: AssignmentCardProps & { stand: MemberStand }) {
  const { classId, named, asked, stand, extend } = props;
  const t = useTranslations('assignments.page');
  const { assignments: words } = useMessages();
  const dates = useDateLocale();
  const { shownAs, extended } = stand;
  return (
    <tr>
      <th scope="row" className="py-1.5 pr-4 align-middle font-normal">
        <ShownName classId={named} shownAs={shownAs} />
      </th>
      <td className="py-1.5 pr-4 align-middle whitespace-nowrap tabular-nums">
        {standText(words, { ...stand, kind: asked.kind })}
      </td>
      <td className="py-1 align-middle">
        {extended ? (
          <form action={extend} className="flex items-center gap-2">
            <Ids classId={classId} id={asked.id} userId={stand.userId} />
            <span className="text-sm whitespace-nowrap">{dueText(words, stand, dates)}</span>
            <button
              type="submit"
              name="back"
              value="yes"
              aria-label={t('takeBackOf', { name: shownAs })}
              className="min-h-11 px-2 text-sm whitespace-nowrap text-muted underline-offset-4 hover:text-accent hover:underline"
            >
              {t('takeBack')}
            </button>
          </form>
        ) : (
          <details>
            <summary
              aria-label={t('extend', { name: shownAs })}
              className="inline-flex min-h-11 items-center text-sm text-muted underline-offset-4 hover:text-accent hover:underline"
            >
              {t('extendGo')}
            </summary>
            <form action={extend} className="flex items-center gap-2 pb-2">
              <Ids classId={classId} id={asked.id} userId={stand.userId} />
              <input
                type="date"
                name="due"
                required
                min={asked.dueDay}
                aria-label={t('extend', { name: shownAs })}
                className={`${INPUT} w-auto`}
              />
              <Button type="submit">{t('extendGo')}</Button>
            </form>
          </details>
        )}
      </td>
    </tr>
  );
}

function Ids({ classId, id, userId }: { classId: string; id: string; userId: string }) {
  return (
    <>
      <input type="hidden" name="class" value={classId} />
      <input type="hidden" name="assignment" value={id} />
      <input type="hidden" name="member" value={userId} />
    </>
  );
}
