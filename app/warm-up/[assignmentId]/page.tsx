// Decides how a student does a warm-up that their class was asked to do: its questions, one below the other.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { LessonCard } from '@/components/questions/lesson-card';
import { cardWords, fill } from '@/components/questions/words';
import { MathStyles } from '@/components/ui/math-styles';
import { viewerOfPage } from '@/server/accounts/next-request';
import { readOwnWarmUp } from '@/server/assignments/read-own-warm-up';

export const instant = false;

interface Props {
  params: Promise<{ assignmentId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const { assignments } = await getMessages();
  return { title: assignments.page.kinds['warm-up'], robots: { index: false } };
}

export default async function Page({ params }: Props) {
  await connection();
  const { assignmentId } = await params;
  const warmUp = (await readOwnWarmUp(await viewerOfPage(), assignmentId)) ?? notFound();
  const { assignments, questions } = await getMessages();
  const words = cardWords(questions);
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6 px-4 pt-6 pb-20 sm:px-6 sm:pt-10">
      <MathStyles />
      <div>
        <p className="text-sm text-muted">{warmUp.className}</p>
        <h1 className="font-serif text-3xl font-semibold tracking-tight">
          {assignments.page.kinds['warm-up']}
        </h1>
        <p className="mt-2 text-muted">{assignments.counts['warm-up']}</p>
      </div>
      {warmUp.questions.map((view, nth) => (
        <LessonCard
          key={view.id}
          view={view}
          title={fill(words.card.questionOf, { number: nth + 1, of: warmUp.questions.length })}
          words={words}
          context="practice"
        />
      ))}
      <noscript>
        <p>{questions.practice.noScript}</p>
      </noscript>
    </div>
  );
}
