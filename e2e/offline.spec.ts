// Journeys without the network: the server is away, and the browser has only what it kept.
import type { Page } from '@playwright/test';
import {
  expect,
  give,
  heading,
  keptAnswers,
  questionOn,
  test,
  type School,
} from './fixtures/journey';

test.describe.configure({ mode: 'serial' });

test.afterEach(async ({ school }) => {
  await school.product.stop();
  await school.product.start();
});

/** Waits until the service worker is in charge, and has the page with all that it needs. */
async function keptForLater(page: Page, path: string): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await expect.poll(() => page.evaluate(isKept, path)).toBe(true);
}

async function isKept(path: string): Promise<boolean> {
  const pages = await caches.open('holdfast-pages');
  const kept = await (await pages.match(path, { ignoreVary: true }))?.text();
  if (kept === undefined) return false;
  const files = await caches.open('holdfast-files');
  const needed = [...kept.matchAll(/src="(\/_next\/static\/[^"]+\.js)"/g)];
  const there = await Promise.all(needed.map(([, file]) => files.match(file ?? '')));
  return needed.length > 0 && there.every((one) => one !== undefined);
}

function lessonOf({ content }: School): string {
  return `/learn/${content.pattern}`;
}

test('a lesson that was opened is read without the network, and another says that it is not here', async ({
  page,
  school,
}) => {
  const lesson = lessonOf(school);
  await page.goto(lesson);
  const title = await page.title();
  await keptForLater(page, lesson);
  await school.product.stop();

  await page.reload();
  await expect(page).toHaveTitle(title);
  await expect(page.getByRole('main')).toContainText('Alpha');

  await page.goto(`/practice/${school.content.pattern}`);
  await expect(heading(page, 'Without the network')).toBeVisible();
  await page.getByRole('link', { name: title.split(' · ')[0] ?? '', exact: true }).click();
  await expect(page).toHaveTitle(title);
});

test('going to a kept lesson inside the product works without the network', async ({
  page,
  school,
}) => {
  const lesson = lessonOf(school);
  await page.goto(lesson);
  await keptForLater(page, lesson);
  await page.goto('/');
  await keptForLater(page, '/');
  await school.product.stop();
  await page.reload();
  await page.getByRole('main').getByRole('link', { name: 'Alpha', exact: true }).first().click();
  await expect(page).toHaveURL(new RegExp(`${lesson}$`));
  await expect(page.getByRole('main')).toContainText('Alpha');
});

test('an answer given without the network outlives its tab and arrives once', async ({
  page,
  context,
  school,
}) => {
  await page.goto('/');
  await keptForLater(page, '/');
  await page.goto(`/practice/${school.content.pattern}`);
  await heading(page, 'Question 1 of 10').waitFor();
  await give(page, await questionOn(page, school.content), 'right');
  await school.product.stop();
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('Your answer is kept; trying again.')).toBeVisible();
  await page.close();

  const later = await context.newPage();
  await later.goto('/');
  await expect(later.getByText('1 answer waits for the network.')).toBeVisible();
  await later.getByRole('link', { name: 'Look' }).click();
  await expect(later.getByText(`${school.content.pattern}/`)).toBeVisible();
  await school.product.start();
  await expect(later.getByText('None: all that you answered has arrived.')).toBeVisible({
    timeout: 45_000,
  });
  expect(await keptAnswers(later, school.content)).toBe(1);
});

test('a review that was taken along is answered without the network, and arrives when it is back', async ({
  page,
  school,
}) => {
  await page.goto(`/practice/${school.content.pattern}`);
  for (const number of [1, 2, 3]) {
    await heading(page, `Question ${number} of 10`).waitFor();
    await give(page, await questionOn(page, school.content), 'right');
    await page.getByRole('button', { name: 'Check' }).click();
    await heading(page, 'Right').waitFor();
    await page.getByRole('button', { name: 'Next question' }).click();
  }
  await school.product.moveClock({ days: 9 });
  await page.goto('/review');
  await page.getByRole('button', { name: 'Take along' }).click();
  await expect(page.getByText(/questions are on this device, since/)).toBeVisible();
  await keptForLater(page, '/review');
  const before = await keptAnswers(page, school.content);
  await school.product.stop();

  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  for (const how of ['right', 'wrong'] as const) {
    await give(page, await questionOn(page, school.content), how);
    await page.getByRole('button', { name: 'Check' }).click();
    await heading(page, how === 'right' ? 'Right' : 'Not right').waitFor();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
  }
  await expect(page.getByText('2 answers wait for the network.')).toBeVisible();
  await school.product.start();
  await school.product.moveClock({ days: 9 });
  // They go one by one: while the second is on its way, one waits.
  await expect(page.getByText(/answers? waits? for the network/)).toBeHidden({ timeout: 45_000 });
  expect(await keptAnswers(page, school.content)).toBe(before + 2);
});

test('what was taken along can be taken off the device', async ({ page, school }) => {
  await page.goto(`/practice/${school.content.pattern}`);
  await page.getByRole('button', { name: 'I don’t know' }).click();
  await heading(page, 'Now you can look at it').waitFor();
  await page.goto('/review');
  await page.getByRole('button', { name: 'Take along' }).click();
  await page.getByRole('button', { name: 'Take off this device' }).click();
  await expect(page.getByRole('button', { name: 'Take along' })).toBeVisible();
  const left = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('holdfast');
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const asked = opening.result.transaction('pack').objectStore('pack').count();
          asked.onsuccess = () => resolve(asked.result);
        };
      }),
  );
  expect(left).toBe(0);
});

test('nothing of the API and no page of one person is kept by the service worker', async ({
  page,
  school,
}) => {
  await page.goto(lessonOf(school));
  await keptForLater(page, lessonOf(school));
  await page.goto('/progress');
  await heading(page, /.+/).first().waitFor();
  await page.goto(`/practice/${school.content.pattern}`);
  await heading(page, 'Question 1 of 10').waitFor();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const found = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return found.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.length).toBeGreaterThan(3);
  expect(
    kept.filter((path) => /^\/(api|progress|practice|test|tests|settings)\b/.test(path)),
  ).toEqual([]);
});
