// Decides how a form about classes is taken: from this site only, from somebody with a session, and
// answered by an address, so that it works without JavaScript and a reload does not send it again.
import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { viewerOfPage } from '@/server/accounts/next-request';
import { isFromHere } from '@/app/from-here';
import type { Viewer } from '@/server/accounts/viewer';
import { taughtClass, type TaughtClass } from '@/server/classes/access';
import { knownFailure } from '@/server/health/steadily';

/** Where a form leads, and what is told there: `trouble` where nothing was changed. */
export interface Answer {
  path: string;
  told?: string;
  trouble?: string;
  more?: Readonly<Record<string, string>>;
}

/** A field as it was sent; '' where there is none. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/**
 * @param back where to go when the form cannot be taken
 * @param work gets null for a visitor without a session
 */
export async function takeForm(
  back: string,
  work: (viewer: Viewer | null) => Promise<Answer>,
): Promise<never> {
  redirect(addressOf(await answerTo(back, work)));
}

/** The same for a teacher's form: field `class` names the class. */
export function takeTeachersForm(
  form: FormData,
  place: string,
  work: (cls: TaughtClass, path: string, viewer: Viewer) => Promise<Answer>,
): Promise<never> {
  return takeForm('/classes', async (viewer) => {
    const cls = await taughtClass(viewer, textOf(form, 'class'));
    if (!cls || !viewer) return { path: '/classes', trouble: 'gone' };
    return work(cls, `/classes/${cls.id}${place}`, viewer);
  });
}

async function answerTo(
  back: string,
  work: (viewer: Viewer | null) => Promise<Answer>,
): Promise<Answer> {
  if (!isFromHere(await headers())) return { path: back, trouble: 'foreign' };
  try {
    return await work(await viewerOfPage());
  } catch (error) {
    const known = knownFailure(error);
    if (known?.code === 'database/away') return { path: back, trouble: 'away' };
    if (known?.code === 'limits/too-many') return { path: back, trouble: 'tries' };
    throw error;
  }
}

function addressOf({ path, told, trouble, more = {} }: Answer): string {
  const query = new URLSearchParams(more);
  if (told !== undefined) query.set('told', told);
  if (trouble !== undefined) query.set('trouble', trouble);
  // What is told twice in a row is told anew, and takes the focus again.
  if (query.size > 0) query.set('turn', randomUUID().slice(0, 8));
  const [bare, hash] = path.split('#');
  return `${bare}${query.size > 0 ? `?${query}` : ''}${hash === undefined ? '' : `#${hash}`}`;
}
