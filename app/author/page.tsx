// Decides what the playground's page is made of: the bench for everybody, all content for its authors.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { connection } from 'next/server';
import { Suspense } from 'react';
import { ContentIndex } from '@/components/author/content-index';
import { Playground } from '@/components/author/playground';
import { cardWords } from '@/components/questions/words';
import { viewerOfPage } from '@/server/accounts/next-request';
import { readContentOverview } from '@/server/content/read-authoring';

export async function generateMetadata(): Promise<Metadata> {
  const { playground } = (await getMessages()).author;
  return { title: playground.title, description: playground.lead };
}

export default async function Page() {
  const { author, lessons, questions } = await getMessages();
  const { playground, kinds, issues, preview, file } = author;
  return (
    <>
      <div className="px-4 pt-5 pb-3 sm:px-6">
        <h1 className="text-2xl font-semibold">{playground.title}</h1>
        <p className="mt-1 max-w-[100ch] text-muted max-sm:hidden">{playground.lead}</p>
        <p className="mt-1 text-muted sm:hidden">{playground.short}</p>
        <noscript>
          <p className="mt-3 font-semibold">{playground.noScript}</p>
        </noscript>
      </div>
      <Playground
        words={{
          author: { playground, kinds, issues, preview, file },
          card: cardWords(questions),
          lessons,
        }}
      />
      <Suspense fallback={null}>
        <Own />
      </Suspense>
    </>
  );
}

/** Nothing at all for those who do not write content. */
async function Own() {
  await connection();
  const tracks = readContentOverview(await viewerOfPage());
  return tracks === null ? null : <ContentIndex tracks={tracks} />;
}
