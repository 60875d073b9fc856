'use server';
// Decides how a warm-up is built and how a class is asked to do it: forms that work without JavaScript.
import { z } from 'zod';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { viewerOfPage } from '@/server/accounts/next-request';
import { isOwnOrigin } from '@/server/accounts/origin';
import { assignWarmUp } from '@/server/assignments/assign';
import { readAssignments } from '@/server/assignments/read-assignments';
import { isUuid, taughtClass } from '@/server/classes/access';
import { buildWarmUp } from '@/server/classes/warm-ups/build-warm-up';
import { now } from '@/server/clock';
import { takeTeachersForm, textOf, type Answer } from '@/app/classes/own-form';

const day = z.iso.date();

/** The form carries the class's id and an id for the warm-up, made with the page. */
export async function buildWarmUpAction(form: FormData): Promise<void> {
  const [classId, id] = ['classId', 'id'].map((name) => String(form.get(name) ?? ''));
  const request = await headers();
  const own = isOwnOrigin({
    origin: request.get('origin') ?? undefined,
    site: request.get('sec-fetch-site') ?? undefined,
    host: request.get('host') ?? undefined,
  });
  const cls = own ? await taughtClass(await viewerOfPage(), classId ?? '') : null;
  if (!cls || !id || !isUuid(id)) return notFound();
  const built = await buildWarmUp(cls, id, now());
  redirect(built ? `/classes/${cls.id}/warm-ups/${id}` : `/classes/${cls.id}?warm-up=none#warm-up`);
}

/** The form carries the class's id, the warm-up's, and the day at whose end it is due. */
export async function assignWarmUpAction(form: FormData): Promise<void> {
  await takeTeachersForm(form, '/warm-ups', async (cls, place): Promise<Answer> => {
    const warmUpId = textOf(form, 'warm-up');
    if (!isUuid(warmUpId)) return { path: `/classes/${cls.id}/assignments`, trouble: 'missing' };
    const path = `${place}/${warmUpId}`;
    const due = day.safeParse(textOf(form, 'due'));
    if (cls.archivedAt !== null) return { path, trouble: 'archived' };
    if (!due.success) return { path, trouble: 'due' };
    // Sent twice, it is asked for once.
    const isAsked = (await readAssignments(cls)).some((one) => one.warmUpId === warmUpId);
    if (isAsked) return { path, told: 'assigned' };
    const outcome = await assignWarmUp(cls, { warmUpId, due: due.data }, now());
    return outcome === 'assigned' ? { path, told: 'assigned' } : { path, trouble: outcome };
  });
}
