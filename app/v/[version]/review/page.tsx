// Decides the shell of the review: the same for everybody, cached for a content version.
// What is personal, what is due, arrives as JSON.
import type { Metadata } from 'next';
import { cacheLife } from 'next/cache';
import { getMessages } from 'next-intl/server';
import { PUBLIC_LIFE } from '@/app/public-life';
import { PLACEHOLDER } from '@/app/v/[version]/library';
import { TakeAlongPanel } from '@/components/offline/take-along-panel';
import { AskedHere } from '@/components/classes/asked-here';
import { askedWords } from '@/components/classes/assignment-title';
import { ReviewRoom } from '@/components/reviews/review-room';

interface Props {
  params: Promise<{ version: string }>;
}

export function generateStaticParams() {
  return [{ version: PLACEHOLDER }];
}

export async function generateMetadata(): Promise<Metadata> {
  'use cache';
  cacheLife(PUBLIC_LIFE);
  const { reviews } = await getMessages();
  return {
    title: reviews.title,
    description: reviews.description,
    alternates: { canonical: '/review' },
  };
}

export default async function Page({ params }: Props) {
  'use cache';
  cacheLife(PUBLIC_LIFE);
  const { version } = await params;
  const { questions, reviews, mastery, assignments } = await getMessages();
  const words = { review: reviews, questions, level: mastery.level };
  return (
    <div className="group/review mx-auto flex min-h-[calc(100dvh-3.75rem)] max-w-3xl flex-col gap-4 px-4 pt-2 sm:px-6 sm:pt-8 sm:pb-8">
      <h1 className="text-2xl font-semibold max-sm:sr-only">{reviews.title}</h1>
      <AskedHere
        kind="review"
        pattern={null}
        words={askedWords(assignments)}
        locale={questions.dateLocale}
      />
      <ReviewRoom version={version} words={words} />
      <TakeAlongPanel words={words} />
      <noscript>
        <p>{reviews.noScript}</p>
      </noscript>
    </div>
  );
}
