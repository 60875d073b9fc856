'use server';
// Decides how a warm-up is built and how a class is asked to do it: forms that work without JavaScript.
import { z } from 'zod';
import { assignWarmUp } from '@/server/assignments/assign';
import { readAssignments } from '@/server/assignments/read-assignments';
import { buildWarmUp } from '@/server/classes/warm-ups/build-warm-up';
import { now } from '@/server/clock';
import { takeTeachersForm, textOf, type Answer } from '@/app/classes/own-form';
import { isUuid } from '@/core/uuid';

const day = z.iso.date();

/** The form carries the class's id and an id for the warm-up, made with the page. */
export async function buildWarmUpAction(form: FormData): Promise<void> {
  await takeTeachersForm(form, '', async (cls, path): Promise<Answer> => {
    const id = textOf(form, 'id');
    if (!isUuid(id)) return { path: '/classes', trouble: 'gone' };
    const built = await buildWarmUp(cls, id, now());
    return built
      ? { path: `${path}/warm-ups/${id}` }
      : { path: `${path}#warm-up`, more: { 'warm-up': 'none' } };
  });
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
