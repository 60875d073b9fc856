// What a teacher reads in reports, what a learner reports, and how an author marks answers again.
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { request, type Browser, type Page } from '@playwright/test';
import { Client } from 'pg';
import { signUp } from './fixtures/account';
import { violationsOn } from './fixtures/axe';
import type { FixtureQuestion } from './fixtures/content';
import { alone, expect, test, type School } from './fixtures/journey';

async function query(school: School, text: string, values: unknown[] = []): Promise<void> {
  const client = new Client({ connectionString: school.product.databaseUrl });
  await client.connect();
  try {
    await client.query(text, values);
  } finally {
    await client.end();
  }
}

function singleOf({ content }: School, nth: number): FixtureQuestion {
  const found = content.questions.filter(({ kind }) => kind === 'single')[nth];
  if (!found) throw new Error(`The fixture has no single choice ${nth}.`);
  return found;
}

/** Somebody answers a question over the API. @returns who, by the cookie of their session */
async function answer(school: School, question: FixtureQuestion, how: 'right' | 'wrong') {
  const api = await request.newContext({
    baseURL: school.product.url,
    extraHTTPHeaders: { origin: school.product.url },
  });
  const view = (await (await api.get(`/api/questions/${question.id}`)).json()) as {
    version: string;
    options: { id: string; html: string }[];
  };
  const text = how === 'right' ? (question.right[0] ?? '') : question.wrong;
  const option = view.options.find(({ html }) => html.replaceAll(/<[^>]+>/g, '') === text);
  const reply = await api.post('/api/answers', {
    data: {
      id: randomUUID(),
      question: question.id,
      version: view.version,
      context: 'practice',
      response: { option: option?.id },
    },
  });
  expect(reply.status()).toBe(200);
  const { cookies } = await api.storageState();
  await api.dispose();
  return cookies;
}

/** A class of the teacher with everybody who has answered anything since then. */
async function plantClass(
  school: School,
  teacherId: string,
  name: string,
  since: Date,
): Promise<string> {
  const classId = randomUUID();
  await query(
    school,
    `INSERT INTO "Class" (id, name, "timeZone", "createdAt") VALUES ($1, $2, 'UTC', now())`,
    [classId, name],
  );
  await query(
    school,
    `INSERT INTO "ClassTeacher" ("userId", "classId", "addedAt") VALUES ($1, $2, now())`,
    [teacherId, classId],
  );
  await query(
    school,
    `INSERT INTO "ClassMember" ("userId", "classId", "shownAs", "joinedAt")
      SELECT "userId", $1, '=Student ' || row_number() OVER (), now()
      FROM (SELECT DISTINCT "userId" FROM "Answer" WHERE "receivedAt" >= $2) a`,
    [classId, since],
  );
  return classId;
}

async function inOwnBrowser<Value>(
  browser: Browser,
  school: School,
  work: (page: Page) => Promise<Value>,
  cookies: Awaited<ReturnType<typeof answer>> = [],
): Promise<Value> {
  const context = await browser.newContext({ baseURL: school.product.url });
  await context.addCookies(cookies);
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

test('a teacher reads how a class met each question, and takes the table along', async ({
  page,
  school,
}) => {
  test.slow();
  const question = singleOf(school, 0);
  const since = new Date();
  for (const how of ['right', 'right', 'wrong'] as const) await answer(school, question, how);
  const teacher = await signUp(page, school.product, { role: 'teacher' });
  const classId = await plantClass(school, teacher.userId, 'Year 9', since);
  await page.goto(`/classes/${classId}/reports`);
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('link', { name: /^Item analysis/ }).click();
  await expect(page.getByRole('heading', { name: 'Item analysis' })).toBeVisible();
  const row = page.getByRole('row', { name: new RegExp(`^${question.title.replace('?', '\\?')}`) });
  await expect(row).toContainText('67%');
  await expect(row).toContainText('few answers');
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'First tries' }).click();
  await expect(page.getByRole('columnheader', { name: 'First tries' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download CSV' }).click();
  const saved = readFileSync(await (await file).path(), 'utf8');
  expect(saved).toContain('Question,Level,First tries,Facility,"Facility, low"');
  expect(saved).toContain(`${question.title},easy,3,0.6667,`);

  await page.goto(`/classes/${classId}/reports/time-on-task`);
  const people = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download CSV' }).click();
  expect(readFileSync(await (await people).path(), 'utf8')).toContain("\n'=Student 1,");

  await page.goto(`/classes/${classId}/reports/traps`);
  await expect(page.getByText('No answer in these weeks gave a wrong idea away.')).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  const foreign = await page.request.get(`/classes/${randomUUID()}/reports/traps`);
  expect(foreign.status()).toBe(404);
});

test('a learner reports a problem, and an author sees it with what was chosen and settles it', async ({
  page,
  school,
  browser,
}) => {
  test.slow();
  const { pattern } = school.content;
  await page.goto(`/practice/${pattern}?difficulty=easy`);
  await page
    .getByRole('button', { name: 'I don’t know' })
    .or(page.getByRole('button', { name: "I don't know" }))
    .click();
  await page.getByRole('button', { name: 'Report a problem' }).click();
  const dialog = page.getByRole('dialog', { name: 'What is wrong with this question?' });
  await dialog.getByRole('radio', { name: 'I cannot tell what is asked' }).check();
  await dialog.getByRole('textbox').fill('Which one do you mean?');
  expect(await violationsOn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(dialog.getByText('Thank you. An author will look at it.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();

  await inOwnBrowser(browser, school, async (desk) => {
    await signUp(desk, school.product, { role: 'author' });
    await desk.goto(`/author/${pattern}`);
    const report = desk.getByRole('listitem').filter({ hasText: 'Which one do you mean?' });
    await expect(report).toContainText("Answered: I don't know.");
    expect(await violationsOn(desk)).toEqual([]);
    await report.getByRole('button', { name: /^Settle/ }).click();
    await expect(report).toContainText('Settled.');
    await expect(report.getByRole('button', { name: /^Open the report/ })).toBeVisible();
  });
});

alone(
  'an author mends a key, sees what changes, applies it and takes it back',
  async ({ page, own: school, browser }) => {
    test.slow();
    const { content, product } = school;
    const question = singleOf(school, 1);
    const learner = await answer(school, question, 'wrong');
    await signUp(page, product, { role: 'author' });

    const file = path.join(content.folder, content.pattern, `questions/${question.difficulty}.md`);
    const before = readFileSync(file, 'utf8');
    const mended = before
      .replace(`- [x] ${question.right[0]}\n`, `- [ ] ${question.right[0]}\n`)
      .replace(`- [ ] ${question.wrong}\n`, `- [x] ${question.wrong}\n`);
    expect(mended).not.toBe(before);
    writeFileSync(file, mended);
    try {
      const reload = await page.request.post('/api/content/reload', {
        headers: { origin: product.url },
        data: {},
      });
      expect(reload.status()).toBe(200);
      await page.goto(`/author/${content.pattern}/regrade?question=${question.id.split('/')[2]}`);
      await expect(page.getByText('1 answer of 1 learner.')).toBeVisible();
      await expect(page.getByRole('row', { name: new RegExp(`^${question.wrong}`) })).toContainText(
        '100%',
      );
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'Apply and tell the learners' }).click();
      await expect(
        page.getByText('Done. The learners are told when they come back.'),
      ).toBeVisible();
      await expect(page.getByText(/^Nothing: every answer stands/)).toBeVisible();

      await inOwnBrowser(
        browser,
        school,
        async (home) => {
          await home.goto('/');
          const news = home.getByRole('list', { name: 'News for you' });
          await expect(news).toContainText('Your answer counts as right now.');
          expect(await violationsOn(home)).toEqual([]);
          const gone = home.waitForResponse(/\/seen$/);
          await news.getByRole('button', { name: /^Put away/ }).click();
          expect((await gone).status()).toBe(204);
          await home.reload();
          await expect(home.getByRole('heading', { level: 1 })).toBeAttached();
          await expect(news).toHaveCount(0);
        },
        learner,
      );

      await page.getByRole('button', { name: 'Take it back' }).click();
      await expect(page.getByText('Taken back. Every mark is as it was.')).toBeVisible();
      await expect(page.getByText('1 answer of 1 learner.')).toBeVisible();
    } finally {
      writeFileSync(file, before);
    }
  },
);

test('nobody but authors finds the page of a regrade', async ({ page, school }) => {
  const address = `/author/${school.content.pattern}/regrade?question=q-0`;
  expect((await page.request.get(address)).status()).toBe(404);
  await signUp(page, school.product, { role: 'teacher' });
  expect((await page.request.get(address)).status()).toBe(404);
});
