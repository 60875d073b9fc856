// Decides how the students of a class are listed, a page of them at a time, and how one is changed.
import Link from 'next/link';
import { useId } from 'react';
import { useTranslations } from 'next-intl';
import { HINT, INPUT, LABEL, SECTION_TITLE } from '@/components/classes/form-looks';
import { ShownName } from '@/components/classes/names/shown-name';
import { Button, LinkButton } from '@/components/ui/button';

export interface MemberListProps {
  classId: string;
  /** The same in a class by nicknames, else null. */
  named: string | null;
  /** All of them, by name. */
  members: readonly { userId: string; shownAs: string }[];
  /** How many were there and erased their account. */
  erased: number;
  /** First of those that are shown. */
  from: number;
  /** Who is being changed. */
  changing: string | null;
  /** Where somebody can be moved to. */
  others: readonly { id: string; name: string }[];
  change: (form: FormData) => Promise<void>;
}

export const MEMBERS_A_PAGE = 100;

export function MemberList(props: MemberListProps) {
  const { classId, members, erased, from, changing } = props;
  const t = useTranslations('classes.people.students');
  const shown = members.slice(from, from + MEMBERS_A_PAGE);
  const left = members.length - from - shown.length;
  const chosen = members.find(({ userId }) => userId === changing);
  return (
    <section aria-labelledby="students-title">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 id="students-title" className={SECTION_TITLE}>
          {t('title')}
        </h2>
        {members.length > 0 && (
          <p className="text-sm text-muted">{t('count', { count: members.length })}</p>
        )}
      </div>
      {members.length === 0 && <p className="mt-1 max-w-prose text-muted">{t('none')}</p>}
      {erased > 0 && <p className="text-sm text-muted">{t('erased', { count: erased })}</p>}
      {chosen && <ChangeMember {...props} member={chosen} />}
      <ul className="mt-3 columns-1 gap-x-10 sm:columns-2 lg:columns-3">
        {shown.map(({ userId, shownAs }) => (
          <li
            key={userId}
            className="flex break-inside-avoid items-center justify-between gap-3 border-b border-line"
          >
            <span className="min-w-0 py-2 wrap-anywhere">
              <ShownName classId={props.named} shownAs={shownAs} />
            </span>
            <Link
              href={`/classes/${classId}/people?change=${userId}${from > 0 ? `&from=${from}` : ''}#change`}
              aria-label={t('changeOf', { name: shownAs })}
              prefetch={false}
              className="inline-flex min-h-11 shrink-0 items-center text-sm text-muted underline-offset-4 hover:text-accent hover:underline"
            >
              {t('change')}
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-3 flex gap-2">
        {from > 0 && (
          <LinkButton
            href={`/classes/${classId}/people?from=${Math.max(0, from - MEMBERS_A_PAGE)}`}
          >
            {t('back', { count: MEMBERS_A_PAGE })}
          </LinkButton>
        )}
        {left > 0 && (
          <LinkButton href={`/classes/${classId}/people?from=${from + MEMBERS_A_PAGE}`}>
            {t('more', { count: Math.min(left, MEMBERS_A_PAGE) })}
          </LinkButton>
        )}
      </p>
    </section>
  );
}

type ChangeProps = MemberListProps & { member: { userId: string; shownAs: string } };

function ChangeMember({ classId, named, member, others, change }: ChangeProps) {
  const t = useTranslations('classes.people.students');
  const id = useId();
  return (
    <section
      id="change"
      aria-labelledby={`${id}title`}
      className="mt-4 rounded-2xl border border-line bg-surface p-5"
    >
      <div className="flex items-baseline justify-between gap-4">
        <h3 id={`${id}title`} className="font-serif text-xl font-semibold wrap-anywhere">
          <ShownName classId={named} shownAs={member.shownAs} />
        </h3>
        <Link
          href={`/classes/${classId}/people`}
          className="inline-flex min-h-11 items-center text-sm text-muted underline-offset-4 hover:underline"
        >
          {t('close')}
        </Link>
      </div>
      <form key={member.userId} action={change} className="mt-2 flex flex-col gap-4">
        <input type="hidden" name="class" value={classId} />
        <input type="hidden" name="member" value={member.userId} />
        <div>
          <label htmlFor={`${id}name`} className={LABEL}>
            {t('rename')}
          </label>
          <div className="mt-1.5 flex max-w-md flex-wrap gap-2">
            <input
              id={`${id}name`}
              name="shownAs"
              defaultValue={member.shownAs}
              maxLength={60}
              autoComplete="off"
              className={`${INPUT} w-auto min-w-0 grow`}
            />
            <Button type="submit">{t('save')}</Button>
          </div>
        </div>
        {others.length > 0 && (
          <div>
            <label htmlFor={`${id}to`} className={LABEL}>
              {t('move')}
            </label>
            <div className="mt-1.5 flex max-w-md flex-wrap gap-2">
              <select id={`${id}to`} name="to" className={`${INPUT} w-auto min-w-0 grow`}>
                {others.map((other) => (
                  <option key={other.id} value={other.id}>
                    {other.name}
                  </option>
                ))}
              </select>
              <Button type="submit" name="move" value="yes">
                {t('moveGo')}
              </Button>
            </div>
          </div>
        )}
        <div>
          <Button type="submit" name="remove" value="yes">
            {t('remove')}
          </Button>
          <p className={`mt-1 ${HINT}`}>{t('removeHint')}</p>
        </div>
      </form>
    </section>
  );
}
