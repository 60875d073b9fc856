// Decides the shell of a test that is being taken or was judged. Nothing in it is personal: the
// test itself arrives as JSON, for its owner alone.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Suspense } from 'react';
import { QuestionSkeleton } from '@/components/questions/question-skeleton';
import { cardWords } from '@/components/questions/words';
import { TestRoom } from '@/components/tests/test-room';

export async function generateMetadata(): Promise<Metadata> {
  const { taking } = (await getMessages()).tests;
  return { title: taking.title, robots: { index: false } };
}

export default async function Page() {
  const { questions, tests } = await getMessages();
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 pt-4 max-sm:min-h-[calc(100dvh-3.75rem)] sm:px-6 sm:pt-8 sm:pb-8">
      <Suspense fallback={<QuestionSkeleton label={tests.taking.loading} />}>
        <TestRoom words={{ tests, card: cardWords(questions) }} />
      </Suspense>
      <noscript>
        <p>{tests.start.noScript}</p>
      </noscript>
    </div>
  );
}
