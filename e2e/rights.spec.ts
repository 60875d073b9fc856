// Who gets which page of the built product, and whose forms it takes: every cell of the table of rights.
import { randomUUID } from 'node:crypto';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { ASKERS, PAGE_RIGHTS, toldTo, type Right } from '@/core/accounts/rights';
import { expect, test, type School } from './fixtures/journey';
import { addressOf, MISSING, query, somebody } from './fixtures/somebody';

/** Of the same kind as what somebody has, but nobody has it. */
function nothing(has: Record<string, string>): Record<string, string> {
  const ids = ['classId', 'userId', 'warmUpId', 'assignmentId', 'testId'];
  return { ...has, ...Object.fromEntries(ids.map((name) => [name, randomUUID()])) };
}

/** What a page says, without what differs at each asking. */
async function saidBy(response: APIResponse): Promise<string> {
  const markup = await response.text();
  const body = markup.replace(/<script[^]*?<\/script>|<[^>]+>/g, ' ');
  return body.replace(/\s+/g, ' ').trim();
}

for (const asker of ASKERS) {
  test(`pages tell ${asker} what the table of rights says`, async ({ page, browser, school }) => {
    test.slow();
    const as = await somebody(school, page, asker);
    const context = await browser.newContext({ baseURL: school.product.url });
    const other = await somebody(
      school,
      await context.newPage(),
      asker === 'nobody' ? 'teacher' : asker,
    );
    const told: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const [template, right] of Object.entries<Right>(PAGE_RIGHTS)) {
      if (asker !== 'nobody' || right.others === undefined) {
        const has = template === '/join/[code]' ? other.has : as.has;
        const own = await as.request.get(addressOf(template, has));
        told[`own ${template}`] = own.status();
        wanted[`own ${template}`] = toldTo(asker, right.own);
        expect(keptWithoutCookie(own), template).toBe(true);
      }
      if (right.others !== undefined) {
        const foreign = await as.request.get(addressOf(template, other.has));
        const missing = await as.request.get(addressOf(template, nothing(other.has)));
        told[`others ${template}`] = [foreign.status(), missing.status()];
        wanted[`others ${template}`] = Array(2).fill(toldTo(asker, right.others));
        expect(await saidBy(foreign), template).toBe(await saidBy(missing));
      }
      if (right.missing !== undefined) {
        const address = template.replace(/\[\w+\]/g, MISSING);
        told[`missing ${template}`] = (await as.request.get(address)).status();
        wanted[`missing ${template}`] = toldTo(asker, right.missing);
      }
    }
    expect(told).toEqual(wanted);
    await context.close();
  });
}

/** What a shared cache may keep sets no cookie. */
function keptWithoutCookie(response: APIResponse): boolean {
  const { 'cache-control': cache = '', 'set-cookie': cookie } = response.headers();
  const isKept = !/private|no-store|no-cache|max-age=0/.test(cache);
  return !isKept || cookie === undefined;
}

interface FoundForm {
  address: string;
  fields: Record<string, string>;
}

/** The forms of a page as a browser without JavaScript would send them, with their hidden fields. */
async function formsOn(request: APIRequestContext, address: string): Promise<FoundForm[]> {
  const markup = await (await request.get(address)).text();
  return [...markup.matchAll(/<form[^]*?<\/form>/g)].flatMap(([form]) => {
    if (!form.includes('$ACTION')) return [];
    const inputs = [...form.matchAll(/<(?:input|button)[^>]*>/g)].map(([tag]) => tag);
    const fields = inputs.flatMap((tag): [string, string][] => {
      const name = /\bname="([^"]*)"/.exec(tag)?.[1];
      const value = /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? 'Something else';
      return name === undefined ? [] : [[unescaped(name), unescaped(value)]];
    });
    return [{ address, fields: Object.fromEntries(fields) }];
  });
}

function unescaped(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&');
}

/** The jobs of a night begin half a minute after the server, and write too; this is the last of them. */
async function untilJobsHaveEnded(school: School): Promise<void> {
  const ended = () =>
    query(
      school,
      `SELECT 1 FROM job_runs WHERE job = 'past-attempts' AND "endedAt" IS NOT NULL LIMIT 1`,
    );
  await expect.poll(ended, { timeout: 90_000 }).toHaveLength(1);
}

/** All that is kept, as one number, but what counts attempts. */
async function standing(school: School): Promise<string> {
  const tables = await query<{ name: string }>(
    school,
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r'
     AND relnamespace = 'public'::regnamespace AND relname NOT IN ('rate_limits', 'job_runs')`,
  );
  const parts = tables.map(
    ({ name }) =>
      `SELECT md5(coalesce(string_agg(to_jsonb(t)::text, ',' ORDER BY to_jsonb(t)::text), '')) AS sum FROM "${name}" t`,
  );
  const rows = await query<{ sum: string }>(school, parts.join(' UNION ALL '));
  return rows.map(({ sum }) => sum).join();
}

test('forms are taken neither from another site nor from somebody who may not', async ({
  page,
  browser,
  school,
}) => {
  test.slow();
  const admin = await somebody(school, page, 'admin');
  const context = await browser.newContext({ baseURL: school.product.url });
  const student = await somebody(school, await context.newPage(), 'student');
  const own = ['/settings', '/classes', '/join', '/signin', '/signup', '/reset'];
  const taught = Object.keys(PAGE_RIGHTS).filter((one) => /^\/(classes\/|admin)/.test(one));
  const forms: FoundForm[] = [];
  for (const template of [...own, ...taught, '/author/[track]/[pattern]/regrade'])
    forms.push(...(await formsOn(admin.request, addressOf(template, admin.has))));
  expect(forms.length).toBeGreaterThan(5);
  await untilJobsHaveEnded(school);
  const before = await standing(school);
  for (const { address, fields } of forms)
    for (const origin of ['https://other.example', 'null'])
      await admin.request.post(address, {
        headers: { origin, 'sec-fetch-site': 'cross-site' },
        multipart: fields,
        maxRedirects: 0,
      });
  expect(await standing(school)).toBe(before);
  const others = forms.filter(({ address }) => /^\/(classes\/|admin|author)/.test(address));
  expect(others.length).toBeGreaterThan(3);
  for (const { address, fields } of others)
    for (const to of [address, '/settings'])
      await student.request.post(to, {
        headers: { origin: school.product.url },
        multipart: fields,
        maxRedirects: 0,
      });
  expect(await standing(school)).toBe(before);
  await context.close();
});
