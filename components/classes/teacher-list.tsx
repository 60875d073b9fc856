// Decides how the teachers of a class are listed, invited, and leave.
import { useTranslations } from 'next-intl';
import { HINT, SECTION_TITLE } from '@/components/classes/form-looks';
import { shownCodeText } from '@/components/classes/shown-code';
import { Button } from '@/components/ui/button';

type FormAction = (form: FormData) => Promise<void>;

interface TeacherListProps {
  classId: string;
  teachers: readonly { userId: string; name: string | null; email: string | null }[];
  /** The one who looks. */
  you: string;
  invitation: { code: string } | null;
  site: string;
  change: FormAction;
  leave: FormAction;
}

export function TeacherList(props: TeacherListProps) {
  const { classId, teachers, you, invitation, site, change, leave } = props;
  const t = useTranslations('classes.people.teachers');
  return (
    <section aria-labelledby="teachers-title">
      <h2 id="teachers-title" className={SECTION_TITLE}>
        {t('title')}
      </h2>
      <ul className="mt-2 max-w-xl divide-y divide-line border-y border-line">
        {teachers.map(({ userId, name, email }) => (
          <li key={userId} className="flex flex-wrap items-baseline gap-x-3 py-2">
            <span>{name ?? email ?? t('unnamed')}</span>
            {userId === you && <span className="text-sm text-muted">{t('you')}</span>}
          </li>
        ))}
      </ul>
      {invitation && (
        <p className="mt-3 wrap-anywhere">
          <span className="font-mono text-lg font-semibold">{shownCodeText(invitation.code)}</span>{' '}
          <span className="text-sm text-muted">
            {site}/join/{invitation.code}
          </span>
        </p>
      )}
      <p className={`mt-2 ${HINT}`}>{t('inviteHint')}</p>
      <form action={change} className="mt-2 flex flex-wrap gap-2">
        <input type="hidden" name="class" value={classId} />
        <input type="hidden" name="teaches" value="yes" />
        <Button type="submit">{invitation ? t('again') : t('invite')}</Button>
        {invitation && (
          <Button type="submit" variant="quiet" name="revoke" value="yes">
            {t('revoke')}
          </Button>
        )}
      </form>
      {teachers.length > 1 && (
        <form action={leave} className="mt-1">
          <input type="hidden" name="class" value={classId} />
          <Button type="submit" variant="quiet" className="-ml-4">
            {t('leave')}
          </Button>
        </form>
      )}
    </section>
  );
}
