// Decides what a teacher sees of one student of a class, and of one of their patterns where it is asked for.
import { cache } from 'react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { classOf } from '@/app/classes/class-of';
import { ClassFrame } from '@/components/classes/class-frame';
import { ShownName } from '@/components/classes/names/shown-name';
import { EvidenceView } from '@/components/classes/page/evidence-view';
import { heatWords } from '@/components/classes/page/heat-words';
import { StudentAssignments } from '@/components/classes/page/student-assignments';
import { StudentView } from '@/components/classes/page/student-view';
import { agoText } from '@/components/classes/page/words';
import { dueDayOf } from '@/core/assignments/due-day';
import { namedClass } from '@/core/classes/named-class';
import { memberProgress, type OwnStanding } from '@/server/assignments/assignment-progress';
import type { TaughtClass } from '@/server/classes/access';
import { readEvidence } from '@/server/classes/page/read-evidence';
import { readStudent } from '@/server/classes/page/read-student';
import { now } from '@/server/clock';
import { content } from '@/server/content/loaded';

/** The page waits for its viewer, so that who may not see it gets a 404 and no shell of it. */
export const instant = false;

interface Props {
  params: Promise<{ classId: string; userId: string }>;
  searchParams: Promise<{ pattern?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await studentOf(params)).student.shownAs, robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const { cls, student } = await studentOf(params);
  const { pattern } = await searchParams;
  const at = now();
  const [words, t, standings, evidence] = await Promise.all([
    heatWords(),
    getTranslations('class-page.student'),
    memberProgress(cls, student.userId, at),
    typeof pattern === 'string'
      ? readEvidence(cls, { student: student.userId, pattern }, at)
      : null,
  ]);
  return (
    <ClassFrame cls={cls} current={null}>
      <h2 className="font-serif text-2xl font-semibold">
        <ShownName classId={namedClass(cls)} shownAs={student.shownAs} />
      </h2>
      <p className="mt-1 text-muted">
        {student.daysAgo === null
          ? t('never')
          : t('lastActive', { when: agoText(student.daysAgo, words.locale) })}
      </p>
      {evidence && (
        <section
          id="evidence"
          aria-labelledby="evidence-title"
          className="mt-6 max-w-3xl scroll-mt-4 rounded-2xl border border-line bg-surface p-5"
        >
          <h3 id="evidence-title" className="font-serif text-xl font-semibold">
            {evidence.pattern.title}
          </h3>
          <EvidenceView evidence={evidence} words={words} />
        </section>
      )}
      <StudentView
        student={student}
        locale={words.locale}
        assignments={
          standings.length > 0 && (
            <StudentAssignments
              asked={standings.map((one) => askedOf(cls, one, at))}
              classId={cls.id}
            />
          )
        }
      />
    </ClassFrame>
  );
}

function askedOf(cls: TaughtClass, { assignment, ...standing }: OwnStanding, at: Date) {
  const { id, kind, pattern, days } = assignment;
  const title = pattern === null ? null : (content().patterns.get(pattern)?.title ?? null);
  const { state, late, extended, done, of, week, dueAt } = standing;
  const due = dueDayOf(dueAt, cls.timeZone, at);
  return { id, kind, days, title, state, late, extended, done, of, week, ...due };
}

async function studentOf(params: Props['params']) {
  const cls = await classOf(params);
  return { cls, student: await readOnce(cls, (await params).userId) };
}

/** The title and the page ask for the same student; classOf gives both the same class. */
const readOnce = cache(
  async (cls: TaughtClass, userId: string) => (await readStudent(cls, userId, now())) ?? notFound(),
);
