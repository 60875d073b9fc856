// Decides how a teacher sees what one student of a class was asked for, and how far they are with it.
import Link from 'next/link';
import { useMessages, useTranslations } from 'next-intl';
import type { OwnAssignment } from '@/core/assignments/own-assignment';
import { assignmentTitle, dueText, standText } from '@/components/classes/assignment-title';
import { useDateLocale } from '@/components/mastery/use-date-locale';

type Asked = Pick<
  OwnAssignment,
  | 'id'
  | 'kind'
  | 'days'
  | 'title'
  | 'dueDay'
  | 'dueInDays'
  | 'state'
  | 'late'
  | 'extended'
  | 'done'
  | 'of'
  | 'week'
>;

interface StudentAssignmentsProps {
  classId: string;
  /** By when they are due, the earliest first. */
  asked: readonly Asked[];
}

/** The latest comes first, as in the class's list. */
export function StudentAssignments({ classId, asked }: StudentAssignmentsProps) {
  const { assignments: words } = useMessages();
  const locale = useTranslations('questions')('dateLocale');
  const dates = useDateLocale();
  return (
    <ul className="max-w-3xl divide-y divide-line border-y border-line">
      {asked.toReversed().map((one) => (
        <li
          key={one.id}
          className="relative flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-2.5"
        >
          <Link
            href={`/classes/${classId}/assignments?open=${one.id}#${one.id}`}
            prefetch={false}
            className="min-w-0 basis-64 text-accent underline-offset-4 grow after:absolute after:inset-0 hover:underline"
          >
            {assignmentTitle(words, one, locale)}
          </Link>
          <span className="text-sm text-muted">
            {dueText(words, one, dates)}
            {one.extended && ` (${words.state.extended})`}
          </span>
          <span className="text-sm tabular-nums">{standText(words, one)}</span>
        </li>
      ))}
    </ul>
  );
}
