// Decides whose class a page below /classes/ID is about: the viewer's, or there is no such page.
import { cache } from 'react';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { viewerOfPage } from '@/server/accounts/next-request';
import { taughtClass, type TaughtClass } from '@/server/classes/access';

export interface ClassParams {
  params: Promise<{ classId: string }>;
}

/** Read once a page: its title and the page itself ask for the same class. */
export async function classOf(params: ClassParams['params']): Promise<TaughtClass> {
  return readClass((await params).classId);
}

const readClass = cache(async (classId: string): Promise<TaughtClass> => {
  // Nothing of it is made ahead of a request: sessions are read against the clock.
  await connection();
  return (await taughtClass(await viewerOfPage(), classId)) ?? notFound();
});
