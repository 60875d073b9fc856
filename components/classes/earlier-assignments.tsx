// Decides how a teacher finds the assignments that are not told of by themselves, such as those due long ago:
// folded away, each opened by a link, so that how everybody stands is read of that one alone.
import Link from 'next/link';
import { useMessages, useTranslations } from 'next-intl';
import type { AssignmentCardProps } from '@/components/classes/assignment-card';
import { assignmentTitle, dueText } from '@/components/classes/assignment-title';
import { useDateLocale } from '@/components/mastery/use-date-locale';
import { textLinkClass } from '@/components/ui/text-link';

interface EarlierAssignmentsProps {
  classId: string;
  /** As they are to stand. */
  earlier: readonly AssignmentCardProps['asked'][];
}

export function EarlierAssignments({ classId, earlier }: EarlierAssignmentsProps) {
  const t = useTranslations('assignments.page');
  const { assignments: words } = useMessages();
  const locale = useTranslations('questions')('dateLocale');
  const dates = useDateLocale();
  return (
    <details className="mt-4">
      <summary className={textLinkClass()}>{t('earlier', { count: earlier.length })}</summary>
      <ul className="divide-y divide-line border-y border-line">
        {earlier.map((asked) => {
          const title = assignmentTitle(words, asked, locale);
          return (
            <li key={asked.id} className="flex flex-wrap items-baseline gap-x-4 py-1">
              <Link
                href={`/classes/${classId}/assignments?open=${asked.id}#${asked.id}`}
                aria-label={t('whoOf', { title })}
                prefetch={false}
                className={textLinkClass('min-w-0 grow')}
              >
                {title}
              </Link>
              <span className="text-sm text-muted">{dueText(words, asked, dates)}</span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
