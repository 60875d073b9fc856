// Decides what a teacher sees of a class at a glance. For everybody else there is no such page.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { ClassFrame } from '@/components/classes/class-frame';
import { viewerOfPage } from '@/server/accounts/next-request';
import { taughtClass, type TaughtClass } from '@/server/classes/access';

/** The page waits for its viewer, so that who may not see it gets a 404 and no shell of it. */
export const instant = false;

interface Props {
  params: Promise<{ classId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await classOf(params)).name, robots: { index: false } };
}

export default async function Page({ params }: Props) {
  return (
    <ClassFrame cls={await classOf(params)} current="overview">
      {null}
    </ClassFrame>
  );
}

async function classOf(params: Props['params']): Promise<TaughtClass> {
  await connection();
  const { classId } = await params;
  return (await taughtClass(await viewerOfPage(), classId)) ?? notFound();
}
