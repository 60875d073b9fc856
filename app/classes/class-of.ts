// Decides whose class a page below /classes/ID is about: the viewer's, or there is no such page.
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { viewerOfPage } from '@/server/accounts/next-request';
import { taughtClass, type TaughtClass } from '@/server/classes/access';

export interface ClassParams {
  params: Promise<{ classId: string }>;
}

export async function classOf(params: ClassParams['params']): Promise<TaughtClass> {
  // Nothing of it is made ahead of a request: sessions are read against the clock.
  await connection();
  const { classId } = await params;
  return (await taughtClass(await viewerOfPage(), classId)) ?? notFound();
}
