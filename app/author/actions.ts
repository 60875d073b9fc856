'use server';
// Decides how forms of those who write content are taken: from this site only, with and without
// JavaScript; each ends on a page. Rights are checked where the data is.
import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { DomainError } from '@/core/errors';
import { patternId } from '@/core/questions/answer';
import { viewerOfPage } from '@/server/accounts/next-request';
import { isFromHere } from '@/app/from-here';
import { now } from '@/server/clock';
import { applyRegrade } from '@/server/regrades/apply-regrade';
import { undoRegrade } from '@/server/regrades/undo-regrade';
import { resolveProblem } from '@/server/reports/problem-reports';

const problemForm = z.object({
  pattern: patternId,
  key: z.string().max(100),
  to: z.enum(['resolved', 'open']),
});
const regradeForm = z.object({
  pattern: patternId,
  question: z.string().regex(/^[a-z0-9-]{1,64}$/),
  id: z.uuid(),
  version: z.string().max(64).default(''),
});

export async function resolveProblemAction(form: FormData): Promise<void> {
  const { pattern, key, to } = await taken(problemForm, form);
  const isKnown = await resolveProblem(
    await viewerOfPage(),
    pattern,
    key,
    to === 'resolved',
    now(),
  );
  if (!isKnown) notFound();
  // With JavaScript the page stands already: going to it again would show it as it was.
  if ((await headers()).has('next-action')) refresh();
  else redirect(`/author/${pattern}#problems`);
}

export async function applyRegradeAction(form: FormData): Promise<void> {
  const { pattern, question, id, version } = await taken(regradeForm, form);
  const viewer = await viewerOfPage();
  const said = await attempt(async () => {
    const done = await applyRegrade(viewer, { id, pattern, slug: question, version }, now());
    if (done === null) return 'nothing';
    return done.answers > 0 ? 'applied' : 'quiet';
  });
  redirect(`/author/${pattern}/regrade?question=${question}&said=${said}`);
}

export async function undoRegradeAction(form: FormData): Promise<void> {
  const { pattern, question, id } = await taken(regradeForm, form);
  const viewer = await viewerOfPage();
  const said = await attempt(async () => {
    await undoRegrade(viewer, id, now());
    return 'undone';
  });
  redirect(`/author/${pattern}/regrade?question=${question}&said=${said}`);
}

async function taken<Form>(schema: z.ZodType<Form>, form: FormData): Promise<Form> {
  const isOwn = isFromHere(await headers());
  const parsed = schema.safeParse(Object.fromEntries(form));
  if (!isOwn || !parsed.success) notFound();
  return parsed.data;
}

/** What is expected to stand in the way becomes a word of the page; who may not, finds nothing. */
async function attempt(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'regrades/outdated') return 'outdated';
    if (error.code === 'regrades/unknown') notFound();
    throw error;
  }
}
