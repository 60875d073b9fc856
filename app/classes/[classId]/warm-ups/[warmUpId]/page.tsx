// Decides what is projected or printed of a warm-up. Answers come with the page only where it is to be printed.
import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { WarmUpSheet } from '@/components/classes/page/warm-up-sheet';
import { WarmUpStage } from '@/components/classes/page/warm-up-stage';
import { viewerOfPage } from '@/server/accounts/next-request';
import { taughtClass } from '@/server/classes/access';
import { readWarmUp, readWarmUpAnswers } from '@/server/classes/warm-ups/read-warm-up';

/** The page waits for its viewer, so that who may not see it gets a 404 and no shell of it. */
export const instant = false;

interface Props {
  params: Promise<{ classId: string; warmUpId: string }>;
  searchParams: Promise<{ with?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('class-page.warmUp');
  return { title: t('title'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  await connection();
  const { classId, warmUpId } = await params;
  const cls = (await taughtClass(await viewerOfPage(), classId)) ?? notFound();
  const warmUp = (await readWarmUp(cls, warmUpId)) ?? notFound();
  const messages = await getMessages();
  const page = `/classes/${cls.id}`;
  const stage = `${page}/warm-ups/${warmUp.id}`;
  if ((await searchParams).with === 'answers') {
    const date = new Intl.DateTimeFormat(messages.questions.dateLocale, {
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
    <WarmUpStage
      place={{ page, api: `/api${stage}`, print: `${stage}?with=answers` }}
      questions={warmUp.questions}
      words={messages['class-page'].warmUp}
    />
  );
}
