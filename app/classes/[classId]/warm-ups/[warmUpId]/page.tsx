// Decides what is projected or printed of a warm-up. Answers come with the page only where it is to be printed.
import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { classOf } from '@/app/classes/class-of';
import { assignWarmUpAction } from '@/app/classes/[classId]/warm-ups/actions';
import { Outcome, type Query } from '@/components/classes/outcome';
import { AssignWarmUp } from '@/components/classes/page/assign-warm-up';
import { WarmUpSheet } from '@/components/classes/page/warm-up-sheet';
import { WarmUpStage } from '@/components/classes/page/warm-up-stage';
import { MOST_DAYS_AHEAD } from '@/core/assignments/assignment';
import { isoDay, localDay } from '@/core/time';
import { dateLocaleOfRequest } from '@/i18n/dates-of-request';
import { readAssignments } from '@/server/assignments/read-assignments';
import type { TaughtClass } from '@/server/classes/access';
import { readWarmUp, readWarmUpAnswers } from '@/server/classes/warm-ups/read-warm-up';
import { now } from '@/server/clock';

/** The page waits for its viewer, so that who may not see it gets a 404 and no shell of it. */
export const instant = false;

const PROPOSED_DAYS = 2;

interface Props {
  params: Promise<{ classId: string; warmUpId: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('class-page.warmUp');
  return { title: t('title'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const cls = await classOf(params);
  const { warmUpId } = await params;
  const warmUp = (await readWarmUp(cls, warmUpId)) ?? notFound();
  const messages = await getMessages();
  const page = `/classes/${cls.id}`;
  const stage = `${page}/warm-ups/${warmUp.id}`;
  const query = await searchParams;
  if (query['with'] === 'answers') {
    const date = new Intl.DateTimeFormat(dateLocaleOfRequest(messages.questions.dateLocale), {
      dateStyle: 'long',
      timeZone: cls.timeZone,
    }).format(warmUp.createdAt);
    return (
      <WarmUpSheet
        className={cls.name}
        date={date}
        questions={warmUp.questions}
        answers={await readWarmUpAnswers(cls, warmUp.id)}
        stage={stage}
      />
    );
  }
  return (
    <>
      <div className="mx-auto max-w-5xl px-4 pt-6 empty:hidden sm:px-8">
        <Outcome query={query} />
      </div>
      <WarmUpStage
        place={{ page, api: `/api${stage}`, print: `${stage}?with=answers` }}
        questions={warmUp.questions}
        words={messages['class-page'].warmUp}
      />
      {cls.archivedAt === null && <AssignWarmUp {...await askingOf(cls, warmUp.id)} />}
    </>
  );
}

async function askingOf(cls: TaughtClass, warmUpId: string) {
  const today = localDay(now(), cls.timeZone, 0);
  const isAsked = (await readAssignments(cls)).some((one) => one.warmUpId === warmUpId);
  return {
    classId: cls.id,
    warmUpId,
    today: isoDay(today),
    proposed: isoDay(today + PROPOSED_DAYS),
    latest: isoDay(today + MOST_DAYS_AHEAD),
    isAsked,
    action: assignWarmUpAction,
  };
}
