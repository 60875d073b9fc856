// Decides how a page learns what came of its form that a browser without JavaScript sent: by a sealed cookie
// of a minute, for this form and this account alone. Next.js gives no such state to a prerendered page.
import { cookies, headers } from 'next/headers';
import { z } from 'zod';
import { ownOf, pathOf, type FormName } from '@/app/account-forms';
import type { FormResult } from '@/components/accounts/form-result';
import { viewerOfPage } from '@/server/accounts/next-request';
import { NOTE_SECONDS, openNote, sealNote } from '@/server/accounts/sealed-note';
import { isSecure } from '@/server/accounts/session';
import { now } from '@/server/clock';

const COOKIE = 'holdfast-told';
/** Browsers keep 4,096 bytes, name and attributes included. */
const COOKIE_AT_MOST = 3_800;
const SAID_AT_MOST = 500;

const texts = z.record(z.string(), z.string());
const keptResult = z.object({
  turn: z.number(),
  status: z.enum(['failed', 'sent']),
  said: z.string().nullable(),
  wrong: texts,
  entered: texts,
  to: z.null(),
}) satisfies z.ZodType<FormResult>;

/** Gives one form of a page what came of it; null for a form that was not sent just now. */
type Told = (name: FormName, own?: string) => FormResult | null;

/** In a Server Action: keeps a result for the next page, and no longer than that takes. */
export async function keepTold(
  name: FormName,
  fields: Readonly<Record<string, string>>,
  result: FormResult,
): Promise<void> {
  const about = aboutOf(name, ownOf(name, fields), await whoAsks());
  const value = await sealedInSize(about, result);
  (await cookies()).set(COOKIE, value, attributes(name, NOTE_SECONDS));
}

/** In a Server Action that succeeded: what failed before is no longer told. */
export async function forgetTold(name: FormName): Promise<void> {
  if (sealedIn((await headers()).get('cookie')).length === 0) return;
  (await cookies()).set(COOKIE, '', attributes(name, 0));
}

/** For a page, once for all its forms. */
export async function readTold(): Promise<Told> {
  const sealed = sealedIn((await headers()).get('cookie'));
  if (sealed.length === 0) return () => null;
  const asOf = now();
  const notes = await Promise.all(sealed.map((one) => openNote(one, asOf)));
  const who = await whoAsks();
  return (name, own = '') => {
    const about = aboutOf(name, own, who);
    const note = notes.find((one) => one?.about === about);
    return keptResult.safeParse(note?.body).data ?? null;
  };
}

function aboutOf(name: FormName, own: string, who: string): string {
  return JSON.stringify([name, own, who]);
}

/** The account that asks; '' for all who have none: a guest may be made by the form itself. */
async function whoAsks(): Promise<string> {
  const viewer = await viewerOfPage().catch(() => null);
  return viewer && viewer.role !== 'guest' ? viewer.userId : '';
}

/** Where it is too long, what was typed stays behind first. */
async function sealedInSize(about: string, result: FormResult): Promise<string> {
  const asOf = now();
  const bare = { ...result, entered: {} };
  for (const body of [result, bare]) {
    const sealed = await sealNote({ about, body }, asOf);
    if (sealed.length <= COOKIE_AT_MOST) return sealed;
  }
  const said = bare.said?.slice(0, SAID_AT_MOST) ?? null;
  return sealNote({ about, body: { ...bare, wrong: {}, said } }, asOf);
}

function attributes(name: FormName, maxAge: number) {
  const path = pathOf(name);
  return { httpOnly: true, sameSite: 'lax', secure: isSecure(), path, maxAge } as const;
}

/** A page below another gets the cookies of both. */
function sealedIn(header: string | null): string[] {
  return (header ?? '').split(';').flatMap((pair) => {
    const [name, value] = pair.trim().split('=', 2);
    return name === COOKIE && value ? [value] : [];
  });
}
