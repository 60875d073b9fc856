'use server';
// Decides what the forms of the list of classes do: make one, enter a code, leave one, the demo class.
import { getMessages } from 'next-intl/server';
import { newClass } from '@/core/classes/class-form';
import { isTimeZone } from '@/core/time';
import { clientAddressOfPage } from '@/server/accounts/next-request';
import { mayTeach } from '@/server/accounts/viewer';
import { now } from '@/server/clock';
import { makeClass } from '@/server/classes/change-class';
import { lookForCode } from '@/server/classes/look-for-code';
import { leaveClass } from '@/server/classes/leave-class';
import { beginDemoClass, removeDemoClass } from '@/server/demo/demo-class';
import { fillAndTell } from '@/server/demo/demo-filling';
import { log } from '@/server/health/log';
import { takeForm, textOf } from '@/app/classes/own-form';

const DEMO_STUDENTS = 24;
const DEMO_DAYS = 45;

export async function makeClassAction(form: FormData): Promise<void> {
  await takeForm('/classes', async (viewer) => {
    if (!viewer || !mayTeach(viewer)) return { path: '/classes', trouble: 'gone' };
    const device = textOf(form, 'timeZone');
    const parsed = newClass.safeParse({
      name: textOf(form, 'name'),
      pseudonymous: form.has('pseudonymous'),
      timeZone: isTimeZone(device) ? device : viewer.timeZone,
    });
    if (!parsed.success) return { path: '/classes', trouble: 'name' };
    const id = await makeClass(viewer, parsed.data, now());
    if (id === null) return { path: '/classes', trouble: 'many' };
    return { path: `/classes/${id}/people`, told: 'made' };
  });
}

export async function enterCodeAction(form: FormData): Promise<void> {
  const back = textOf(form, 'back') === '/join' ? '/join' : '/classes';
  await takeForm(back, async (viewer) => {
    const found = await lookForCode(
      viewer,
      { typed: textOf(form, 'code'), address: await clientAddressOfPage() },
      now(),
    );
    return found ? { path: `/join/${found.code}` } : { path: back, trouble: 'code' };
  });
}

export async function leaveClassAction(form: FormData): Promise<void> {
  await takeForm('/classes', async (viewer) => {
    const left = viewer !== null && (await leaveClass(viewer, textOf(form, 'class')));
    return left ? { path: '/classes', told: 'left-class' } : { path: '/classes', trouble: 'gone' };
  });
}

export async function makeDemoAction(form: FormData): Promise<void> {
  await takeForm('/classes', async (viewer) => {
    if (!viewer || !mayTeach(viewer)) return { path: '/classes', trouble: 'gone' };
    const device = textOf(form, 'timeZone');
    const wish = {
      teacherId: viewer.userId,
      name: (await getMessages()).classes.teach.demo.name,
      students: DEMO_STUDENTS,
      days: DEMO_DAYS,
      timeZone: isTimeZone(device) ? device : viewer.timeZone,
      now: now(),
    };
    const classId = await beginDemoClass(wish);
    // Students join one after the other; nobody waits for the last.
    fillAndTell(classId, wish).catch((error: unknown) => {
      log().error({ err: error }, 'The demo class could not be filled.');
    });
    return { path: '/classes', told: 'demo-made' };
  });
}

export async function removeDemoAction(): Promise<void> {
  await takeForm('/classes', async (viewer) => {
    if (!viewer) return { path: '/classes', trouble: 'gone' };
    await removeDemoClass(viewer.userId);
    return { path: '/classes', told: 'demo-removed' };
  });
}
