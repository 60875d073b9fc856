'use server';
// Decides how a warm-up is asked for: one button, which works without JavaScript and makes it once.
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { viewerOfPage } from '@/server/accounts/next-request';
import { isOwnOrigin } from '@/server/accounts/origin';
import { isUuid, taughtClass } from '@/server/classes/access';
import { buildWarmUp } from '@/server/classes/warm-ups/build-warm-up';
import { now } from '@/server/clock';

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
