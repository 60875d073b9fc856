'use server';
// Decides what the form of joining does. Whoever has no session becomes a guest: a classroom starts in a
// minute, and signing up later keeps the place.
import { randomUUID } from 'node:crypto';
import { shownAs as shownAsSchema } from '@/core/classes/class-form';
import { isTimeZone } from '@/core/time';
import { newGuest } from '@/server/accounts/guest';
import { beginSession, clientAddressOfPage } from '@/server/accounts/next-request';
import type { Viewer } from '@/server/accounts/viewer';
import { joinClass } from '@/server/classes/join-class';
import { lookForCode, type FoundClass } from '@/server/classes/look-for-code';
import { now } from '@/server/clock';
import { takeForm, textOf, type Answer } from '@/app/classes/own-form';

export async function joinClassAction(form: FormData): Promise<void> {
  const typed = textOf(form, 'code');
  const back = `/join/${encodeURIComponent(typed)}`;
  await takeForm(back, async (known): Promise<Answer> => {
    const found = await lookForCode(known, { typed, address: await clientAddressOfPage() }, now());
    if (!found) return { path: back };
    const said = textOf(form, 'shownAs').trim();
    const name = said === '' ? null : shownAsSchema.safeParse(said);
    if (name?.success === false || (name === null && needsName(found)))
      return { path: back, trouble: 'member-name' };
    // Nobody becomes a guest for a form that leads nowhere.
    if (found.teaches && !known) return { path: back, trouble: 'no-teacher' };
    const viewer = known ?? (await guestFor(form, found));
    const wish = { code: found.code, shownAs: name?.data ?? null };
    return answerOf(await joinClass(viewer, wish, now()), back);
  });
}

function needsName({ pseudonymous, expectedAs, teaches, already }: FoundClass): boolean {
  return !pseudonymous && expectedAs === null && !teaches && already === null;
}

async function guestFor(form: FormData, { timeZone }: FoundClass): Promise<Viewer> {
  const device = textOf(form, 'timeZone');
  const guest = await newGuest(randomUUID(), isTimeZone(device) ? device : timeZone);
  await beginSession({ id: guest.userId, epoch: guest.epoch });
  return guest;
}

function answerOf(outcome: Awaited<ReturnType<typeof joinClass>>, back: string): Answer {
  switch (outcome.status) {
    case 'joined':
    case 'already':
      return { path: '/classes', told: outcome.status };
    case 'teaches':
      return { path: `/classes/${outcome.classId}` };
    case 'unknown':
      return { path: back };
    case 'name':
      return { path: back, trouble: 'member-name' };
    default:
      return { path: back, trouble: outcome.status };
  }
}
