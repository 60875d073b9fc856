// Decides what an author sees before answers to a question are marked again. For others there is no such page.
import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { applyRegradeAction, undoRegradeAction } from '@/app/author/actions';
import { RegradePage } from '@/components/author/regrade-page';
import { viewerOfPage } from '@/server/accounts/next-request';
import { now } from '@/server/clock';
import { content } from '@/server/content/loaded';
import { planRegrade } from '@/server/regrades/plan-regrade';
import { readRegrades } from '@/server/regrades/read-regrades';

/** The page waits for its viewer, so that who may not see it gets a 404 and no shell of it. */
export const instant = false;

const SAID = ['applied', 'quiet', 'undone', 'outdated', 'nothing'] as const;

interface Props {
  params: Promise<{ track: string; pattern: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('author.regrade');
  return { title: t('title'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  await connection();
  const { track, pattern } = await params;
  const { question, said } = await searchParams;
  const id = `${track}/${pattern}`;
  const slug = typeof question === 'string' ? question : '';
  const viewer = await viewerOfPage();
  const [plan, earlier] = await Promise.all([
    planRegrade(viewer, id, slug, now()),
    readRegrades(viewer, id, slug),
  ]);
  if (plan === null || earlier === null) notFound();
  return (
    <RegradePage
      pattern={{ id, title: content().patterns.get(id)?.title ?? id }}
      slug={slug}
      plan={plan}
      earlier={earlier}
      said={SAID.find((word) => word === said) ?? null}
      newId={randomUUID()}
      apply={applyRegradeAction}
      undo={undoRegradeAction}
    />
  );
}
