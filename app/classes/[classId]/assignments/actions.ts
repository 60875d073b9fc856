'use server';
// Decides what the forms about assignments do: ask, change, take back, extend.
import { z } from 'zod';
import { assignmentForm } from '@/core/assignments/assignment';
import {
  assign,
  changeAssignment,
  extendAssignment,
  removeAssignment,
} from '@/server/assignments/assign';
import { now } from '@/server/clock';
import { takeTeachersForm, textOf, type Answer } from '@/app/classes/own-form';

const PLACE = '/assignments';
const day = z.iso.date();

export async function assignAction(form: FormData): Promise<void> {
  await takeTeachersForm(form, PLACE, async (cls, path): Promise<Answer> => {
    if (cls.archivedAt !== null) return { path, trouble: 'archived' };
    const parsed = assignmentForm.safeParse({
      kind: textOf(form, 'kind'),
      pattern: textOf(form, 'pattern'),
      days: numberOf(form),
      due: textOf(form, 'due'),
    });
    if (!parsed.success) return { path, trouble: 'form' };
    const outcome = await assign(cls, parsed.data, now());
    return outcome === 'assigned' ? { path, told: 'assigned' } : { path, trouble: outcome };
  });
}

export async function changeAssignmentAction(form: FormData): Promise<void> {
  await takeTeachersForm(form, PLACE, async (cls, path): Promise<Answer> => {
    const id = textOf(form, 'assignment');
    if (form.has('remove'))
      return (await removeAssignment(cls, id, now()))
        ? { path, told: 'removed' }
        : { path, trouble: 'missing' };
    const due = day.safeParse(textOf(form, 'due'));
    const days = form.has('days') ? z.int().min(1).max(60).safeParse(numberOf(form)) : null;
    if (!due.success || days?.success === false)
      return { path, trouble: 'form', more: { open: id } };
    const outcome = await changeAssignment(cls, id, { due: due.data, days: days?.data ?? null });
    if (outcome === 'changed') return { path, told: 'changed', more: { open: id } };
    return outcome === null
      ? { path, trouble: 'missing' }
      : { path, trouble: outcome, more: { open: id } };
  });
}

export async function extendAction(form: FormData): Promise<void> {
  await takeTeachersForm(form, PLACE, async (cls, path): Promise<Answer> => {
    const id = textOf(form, 'assignment');
    const userId = textOf(form, 'member');
    const more = { open: id };
    if (form.has('back')) {
      await extendAssignment(cls, { id, userId, due: null });
      return { path, told: 'taken-back', more };
    }
    const due = day.safeParse(textOf(form, 'due'));
    const extended = due.success && (await extendAssignment(cls, { id, userId, due: due.data }));
    return extended ? { path, told: 'extended', more } : { path, trouble: 'extension', more };
  });
}

/** NaN for what is no number, an empty text included. */
function numberOf(form: FormData): number {
  const text = textOf(form, 'days').trim();
  return text === '' ? Number.NaN : Number(text);
}
