// Decides what a teacher sees of what a class is asked to do, and how far everybody is.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import {
  assignAction,
  changeAssignmentAction,
  extendAction,
} from '@/app/classes/[classId]/assignments/actions';
import { classOf, type ClassParams } from '@/app/classes/class-of';
import { AssignmentCard, type MemberStand } from '@/components/classes/assignment-card';
import { EarlierAssignments } from '@/components/classes/earlier-assignments';
import { ClassFrame } from '@/components/classes/class-frame';
import { NewAssignment } from '@/components/classes/new-assignment';
import { Outcome, type Query } from '@/components/classes/outcome';
import { textLinkClass } from '@/components/ui/text-link';
import {
  ANSWERS_A_DAY,
  isCurrent,
  MOST_DAYS_AHEAD,
  type ClassAssignment,
} from '@/core/assignments/assignment';
import { dueDayOf } from '@/core/assignments/due-day';
import { namedClass } from '@/core/classes/named-class';
import { isoDay, localDay } from '@/core/time';
import { assignmentProgress, type MemberStanding } from '@/server/assignments/assignment-progress';
import { readAssignments } from '@/server/assignments/read-assignments';
import type { TaughtClass } from '@/server/classes/access';
import { now } from '@/server/clock';
import { content } from '@/server/content/loaded';

/** The page waits for its viewer, so that who may not see it gets a 404 and no shell of it. */
export const instant = false;

const PROPOSED_DAYS = 7;
/** How everybody stands is read of so many at once: a large class has thousands of students. */
const MOST_READ = 12;

interface Props extends ClassParams {
  searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('assignments');
  const { name } = await classOf(params);
  return { title: `${t('title')}: ${name}`, robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const cls = await classOf(params);
  const query = await searchParams;
  const asOf = now();
  const t = await getTranslations('assignments.page');
  const assignments = await readAssignments(cls);
  const { shown, others } = shownOf(inOrder(assignments, asOf), query['open'], asOf);
  const standings = await assignmentProgress(
    cls,
    shown.map(({ id }) => id),
    asOf,
  );
  const today = localDay(asOf, cls.timeZone, 0);
  return (
    <ClassFrame cls={cls} current="assignments">
      <Outcome query={query} />
      {assignments.length === 0 ? (
        <div className="max-w-prose">
          <p className="font-semibold">{t('none')}</p>
          <p className="mt-1 text-muted">{t('noneHint')}</p>
        </div>
      ) : (
        <p className="max-w-[60ch] text-muted">{t('lead')}</p>
      )}
      {cls.archivedAt === null ? (
        <details className="mt-3" open={assignments.length === 0}>
          <summary className={textLinkClass('font-semibold')}>{t('new')}</summary>
          <NewAssignment
            classId={cls.id}
            timeZone={cls.timeZone}
            today={isoDay(today)}
            proposed={isoDay(today + PROPOSED_DAYS)}
            latest={isoDay(today + MOST_DAYS_AHEAD)}
            tracks={[...content().tracks.values()].map(({ title, patterns }) => ({
              title,
              patterns: patterns.map((one) => ({ id: one.id, title: one.title })),
            }))}
            action={assignAction}
          />
        </details>
      ) : (
        <p className="mt-3">{t('archived')}</p>
      )}
      <h2 className="sr-only">{t('list')}</h2>
      <ul className="mt-4 divide-y divide-line border-t border-line">
        {shown.map((asked) => (
          <AssignmentCard
            key={asked.id}
            classId={cls.id}
            named={namedClass(cls)}
            asked={askedOf(cls, asked, asOf)}
            stands={standings
              .filter(({ assignmentId }) => assignmentId === asked.id)
              .map((one) => standOf(cls, one, asOf))}
            open={query['open'] === asked.id}
            change={changeAssignmentAction}
            extend={extendAction}
          />
        ))}
      </ul>
      {others.length > 0 && (
        <EarlierAssignments
          classId={cls.id}
          earlier={others.map((asked) => askedOf(cls, asked, asOf))}
        />
      )}
    </ClassFrame>
  );
}

/** What is due next comes first; what is over follows, the latest first. */
function inOrder(assignments: readonly ClassAssignment[], asOf: Date): ClassAssignment[] {
  const ahead = assignments.filter(({ dueAt }) => dueAt > asOf);
  const over = assignments.filter(({ dueAt }) => dueAt <= asOf);
  return [...ahead, ...over.reverse()];
}

/** What is under way or was due lately, and what was opened. */
function shownOf(ordered: readonly ClassAssignment[], open: Query[string], asOf: Date) {
  const current = ordered.filter((one) => isCurrent(one, asOf)).slice(0, MOST_READ);
  const shown = ordered.filter((one) => one.id === open || current.includes(one));
  return { shown, others: ordered.filter((one) => !shown.includes(one)) };
}

function askedOf(cls: TaughtClass, asked: ClassAssignment, asOf: Date) {
  const { id, kind, pattern, days, dueAt, erased } = asked;
  return {
    id,
    kind,
    erased,
    days,
    title: pattern === null ? null : (content().patterns.get(pattern)?.title ?? null),
    ...dueDayOf(dueAt, cls.timeZone, asOf),
    answersADay: ANSWERS_A_DAY,
  };
}

function standOf(cls: TaughtClass, standing: MemberStanding, asOf: Date): MemberStand {
  const { userId, shownAs, state, late, extended, done, of, week, dueAt } = standing;
  const due = dueDayOf(dueAt, cls.timeZone, asOf);
  return { userId, shownAs, state, late, extended, done, of, week, ...due };
}
