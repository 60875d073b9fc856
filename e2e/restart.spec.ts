// Journeys through a server that goes away and comes back, and through another content folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeContent } from './fixtures/content';
import {
  answerInTest,
  beginTest,
  expect,
  give,
  handIn,
  heading,
  keptAnswers,
  questionOn,
  test,
} from './fixtures/journey';

test('a restart in the middle of a test loses nothing', async ({ page, school }) => {
  await beginTest(page, school.content);
  for (const position of [1, 2, 3]) await answerInTest(page, school.content, position, 'right');
  await heading(page, 'Question 4 of 10').waitFor();
  await school.product.stop();
  await give(page, await questionOn(page, school.content), 'right');
  await expect(page.getByText('Your answers are kept on this device; trying again.')).toBeVisible();
  await school.product.start();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await page.reload();
  await expect(heading(page, 'Question 4 of 10')).toBeVisible();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  for (let position = 5; position <= 10; position += 1) {
    await answerInTest(page, school.content, position, 'right');
  }
  await handIn(page);
  await expect(page.getByText(/^10 of 10: likely/)).toBeVisible();
});

test('an answer given while the server is away is graded when it is back, and counts once', async ({
  page,
  school,
}) => {
  await page.goto(`/practice/${school.content.pattern}`);
  await heading(page, 'Question 1 of 10').waitFor();
  await give(page, await questionOn(page, school.content), 'right');
  await school.product.stop();
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('Your answer is kept; trying again.')).toBeVisible();
  await school.product.start();
  await expect(heading(page, 'Right')).toBeVisible();
  expect(await keptAnswers(page, school.content)).toBe(1);
});

test('what a guest did is still theirs after a restart', async ({ page, school }) => {
  await page.goto(`/practice/${school.content.pattern}`);
  await heading(page, 'Question 1 of 10').waitFor();
  await page.getByRole('button', { name: 'I don’t know' }).click();
  await heading(page, 'Now you can look at it').waitFor();
  await school.product.stop();
  await school.product.start();
  expect(await keptAnswers(page, school.content)).toBe(1);
});

test('one build serves two content folders in turn, each page showing its own', async ({
  page,
  school,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-content-'));
  const other = writeContent(folder, { track: 'fixture', pattern: 'alpha', title: 'Beta' });
  const pages = (content: typeof other) => [
    { at: '/', shows: `Track of ${content.title}` },
    { at: '/learn/fixture', shows: content.title },
    { at: `/learn/${content.pattern}`, shows: `The lesson of ${content.title} in one sentence.` },
    { at: `/test/${content.pattern}`, shows: content.title },
  ];
  const expectOwn = async (content: typeof other, foreign: string) => {
    for (const { at, shows } of pages(content)) {
      const answer = await page.goto(at);
      // The worker would show its copy once more after the change.
      expect(answer?.headers()['cache-control']).not.toMatch(/stale-while/);
      await expect(page.getByText(shows).first()).toBeVisible();
      expect(await page.content()).not.toMatch(new RegExp(`of ${foreign}|>${foreign}<`));
    }
    await page.goto(`/practice/${content.pattern}`);
    await heading(page, 'Question 1 of 10').waitFor();
    expect((await questionOn(page, content)).title).toContain(content.title);
  };
  try {
    // From then on the browser's own worker brings the pages, by its own rules of what is fresh.
    await page.goto('/');
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await expectOwn(school.content, 'Beta');
    await school.product.stop();
    await school.product.start({ contentDir: folder });
    await expectOwn(other, 'Alpha');
  } finally {
    await school.product.stop();
    await school.product.start({ contentDir: school.content.folder });
    rmSync(folder, { recursive: true, force: true });
  }
});
