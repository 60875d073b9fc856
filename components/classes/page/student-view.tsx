// Decides how a teacher's page of one student is laid out: what is held, when, tests, misconceptions.
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Calendar } from '@/components/charts/calendar';
import { DataTable } from '@/components/charts/data-table';
import { CELL_LOOKS, LevelMark, UNSURE_LOOK } from '@/components/classes/page/level-mark';
import { agoText } from '@/components/classes/page/words';
import { useDuration } from '@/components/mastery/duration';
import { dateText } from '@/components/mastery/local-days';
import { Html } from '@/components/ui/html';
import { textLinkClass } from '@/components/ui/text-link';
import type { StudentPage } from '@/core/classes/student-page';

const WEEKS = 12;

interface StudentViewProps {
  student: StudentPage;
  locale: string;
  /** What was asked of them, where anything was. */
  assignments: ReactNode;
}

export function StudentView({ student, locale, assignments }: StudentViewProps) {
  const t = useTranslations('class-page.student');
  return (
    <>
      <Part title={t('patterns')}>
        <Patterns student={student} locale={locale} />
      </Part>
      <Part title={t('activity')}>
        <Activity student={student} locale={locale} />
      </Part>
      <Part title={t('tests')}>
        <Tests student={student} locale={locale} />
      </Part>
      <Part title={t('believes')}>
        <Beliefs student={student} locale={locale} />
      </Part>
      <Part title={t('assignments')}>
        {assignments || <p className="text-muted">{t('noAssignments')}</p>}
      </Part>
    </>
  );
}

type PartProps = Pick<StudentViewProps, 'student' | 'locale'>;

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-10">
      <h3 className="mb-2 font-serif text-xl font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Patterns({ student, locale }: PartProps) {
  const t = useTranslations('class-page.student');
  const level = useTranslations('mastery.level');
  const duration = useDuration();
  if (student.patterns.length === 0) return <p className="text-muted">{t('none')}</p>;
  return (
    <DataTable
      caption={t('patterns')}
      head={[t('pattern'), t('level'), t('holds'), t('inWeek'), t('last'), t('time')]}
      rows={student.patterns.map(({ id, title, held, minutes }) => [
        <a
          key={id}
          href={`?pattern=${id}#evidence`}
          className="text-accent underline-offset-4 hover:underline"
        >
          {title}
        </a>,
        <span key="level" className="inline-flex items-center gap-2 whitespace-nowrap">
          <span
            className={`inline-flex size-6 items-center justify-center rounded ${
              held.isUnsure ? UNSURE_LOOK : CELL_LOOKS[held.level]
            }`}
          >
            <LevelMark level={held.level} isUnsure={held.isUnsure} />
          </span>
          {level(held.level)}
        </span>,
        <span key="holds" className={`whitespace-nowrap ${held.isUnsure ? 'text-muted' : ''}`}>
          {t('range', { low: held.low, high: held.high })}
          {held.isUnsure && ` (${t('tooLittle')})`}
        </span>,
        `${held.inWeek}%`,
        agoText(held.daysAgo, locale),
        duration(minutes),
      ])}
    />
  );
}

function Activity({ student, locale }: PartProps) {
  const t = useTranslations('class-page.student');
  const { days, today, since } = student;
  const answers = days.reduce((sum, day) => sum + day.answers, 0);
  const duration = useDuration();
  const minutes = days.reduce((sum, day) => sum + day.minutes, 0);
  if (days.length === 0) return <p className="text-muted">{t('none')}</p>;
  const titleOf = (day: (typeof days)[number]) =>
    t('dayTitle', {
      date: dateText(day.day, today, locale),
      answers: day.answers,
      time: duration(day.minutes),
    });
  return (
    <>
      <p>{t('activityTotal', { answers, days: days.length, time: duration(minutes) })}</p>
      <div className="mt-3 max-w-sm">
        <Calendar
          from={since}
          weeks={WEEKS}
          today={today}
          days={new Map(days.map((day) => [day.day, day]))}
          titleOf={titleOf}
          label={t('activityLabel')}
          locale={locale}
        />
      </div>
      <ul className="sr-only">
        {days.map((day) => (
          <li key={day.day}>{titleOf(day)}</li>
        ))}
      </ul>
    </>
  );
}

function Tests({ student: { tests, timeZone }, locale }: PartProps) {
  const t = useTranslations('class-page.student');
  const words = useTranslations('class-page.evidence');
  if (tests.length === 0) return <p className="text-muted">{t('noTests')}</p>;
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone });
  return (
    <ul className="flex flex-col gap-1.5">
      {tests.map(({ at, title, verdict, score, asked, certainty }) => (
        <li key={at}>
          <strong>{title}</strong>{' '}
          <span>
            {words(score === null ? 'testShort' : 'test', {
              date: format.format(new Date(at)),
              verdict: words(`verdict.${verdict}`),
              score: score ?? 0,
              asked: asked ?? 0,
              certainty,
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Beliefs({ student: { misconceptions, today }, locale }: PartProps) {
  const t = useTranslations('class-page.student');
  if (misconceptions.length === 0) return <p className="text-muted">{t('noBeliefs')}</p>;
  const still = misconceptions.filter(({ open }) => open);
  const over = misconceptions.filter(({ open }) => !open);
  const list = (some: typeof misconceptions) => (
    <ul className="flex flex-col gap-2">
      {some.map(({ pattern, slug, titleHtml, falls, lastDay, open }) => (
        <li key={`${pattern} ${slug}`}>
          {titleHtml === null ? slug : <Html as="span" html={titleHtml} className="compiled" />}
          <span className="block text-sm text-muted">
            {t('shown', { falls, date: dateText(lastDay, today, locale) })}{' '}
            {t(open ? 'open' : 'closed')}
          </span>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {still.length > 0 ? list(still) : <p className="text-muted">{t('noneOpen')}</p>}
      {over.length > 0 && (
        <details className="mt-2">
          <summary className={textLinkClass('text-sm sm:min-h-8')}>
            {t('over', { count: over.length })}
          </summary>
          <div className="mt-2">{list(over)}</div>
        </details>
      )}
    </>
  );
}
