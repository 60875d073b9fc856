// Decides what an author sees of one pattern. For everybody else there is no such page.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { resolveProblemAction } from '@/app/author/actions';
import { PatternPage } from '@/components/author/pattern-page';
import { viewerOfPage } from '@/server/accounts/next-request';
import { readProblems } from '@/server/reports/problem-reports';
import { readQuestionStatistics } from '@/server/reports/question-statistics';
import { readPatternReport, type PatternReport } from '@/server/content/read-authoring';

/** The page waits for its viewer, so that who may not see it gets a 404 and no shell of it. */
export const instant = false;

interface Props {
  params: Promise<{ track: string; pattern: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('author.pattern');
  const { pattern } = await reportFor(params);
  return { title: t('pageTitle', { pattern: pattern.title }), robots: { index: false } };
}

export default async function Page({ params }: Props) {
  const report = await reportFor(params);
  const viewer = await viewerOfPage();
  const { id } = report.pattern;
  const [health, problems] = await Promise.all([
    readQuestionStatistics(viewer, id),
    readProblems(viewer, id),
  ]);
  if (health === null || problems === null) notFound();
  return (
    <PatternPage {...report} health={health} problems={problems} resolve={resolveProblemAction} />
  );
}

async function reportFor(params: Props['params']): Promise<PatternReport> {
  // Nothing of it is made ahead of a request: sessions are read against the clock.
  await connection();
  const { track, pattern } = await params;
  return readPatternReport(await viewerOfPage(), `${track}/${pattern}`) ?? notFound();
}
