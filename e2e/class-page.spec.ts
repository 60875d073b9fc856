// Journeys of a teacher with a class of thirty: what needs attention, what is behind a cell, a warm-up.
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { test as base, type Page } from '@playwright/test';
import { signIn, signUp, type Account } from './fixtures/account';
import { violationsOn } from './fixtures/axe';
import { writeTrack } from './fixtures/planted';
import { expect } from './fixtures/reading';
import { startServer, type Product } from './fixtures/server';

interface School {
  product: Product;
  teacher: Account;
  /** Address of the class page. */
  place: string;
}

const test = base.extend<object, { school: School }>({
  school: [
    async ({ browser }, use) => {
      const track = writeTrack(4);
      const product = await startServer({ contentDir: track.folder });
      const page = await browser.newPage({ baseURL: product.url });
      const teacher = await signUp(page, product, { role: 'teacher', name: 'Tess Marlow' });
      await page.close();
      const seed = [
        'scripts/seed.mjs',
        '--teacher',
        teacher.email,
        '--class',
        '30',
        '--days',
        '30',
      ];
      const { stdout } = await promisify(execFile)(process.execPath, seed, {
        env: {
          ...process.env,
          DATABASE_URL: product.databaseUrl,
          DATA_DIR: product.dataDir,
          CONTENT_DIR: track.folder,
        },
      });
      const place = /\/classes\/[0-9a-f-]+/.exec(stdout)?.[0] ?? '';
      await use({ product, teacher, place });
      await product.end();
      rmSync(track.folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ school }, use) => use(school.product.url),
});

async function open(page: Page, { teacher, place }: School, path = '') {
  await signIn(page, teacher);
  await expect(page).toHaveURL('/');
  await page.goto(place + path);
}

const grid = (page: Page) => page.getByRole('grid');

/** Rows change their places when the new order arrives, which it does once the page's code is there. */
async function orderBy(page: Page, order: { value: string } | { index: number }, sort: string) {
  const arrived = page.waitForResponse(
    (response) => response.url().includes('/mastery?') && response.url().includes(`sort=${sort}`),
  );
  await page.getByRole('combobox', { name: 'Order' }).selectOption(order);
  await arrived;
  await expect(page).toHaveURL(new RegExp(`sort=${sort}`));
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

test('a teacher finds the weak pattern and opens what is behind a cell', async ({
  page,
  school,
}) => {
  await open(page, school);
  await expect(page.getByRole('heading', { name: 'What needs attention' })).toBeVisible();
  await expect(page.getByText('30 students', { exact: true })).toBeVisible();
  await orderBy(page, { index: 3 }, 'course');
  const cell = grid(page)
    .getByRole('gridcell')
    // One with enough evidence for a range.
    .getByRole('link', { name: / to \d+%, last answered/ });
  await cell.first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/% of it/)).toBeVisible();
  await expect(dialog.getByRole('heading', { name: 'Answers, newest first' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(cell.first()).toBeFocused();
});

test('the arrows move through the table, and Tab passes it in one step', async ({
  page,
  school,
}) => {
  await open(page, school);
  // The order follows once the code is there, and with it the keys.
  await orderBy(page, { value: 'name' }, 'name');
  const name = grid(page).getByRole('rowheader').first().getByRole('link');
  await name.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(
    grid(page).getByRole('row').nth(2).getByRole('gridcell').first().getByRole('link'),
  ).toBeFocused();
  await page.keyboard.press('Home');
  await expect(grid(page).getByRole('rowheader').nth(1).getByRole('link')).toBeFocused();
  await expect(grid(page).locator('[tabindex="0"]')).toHaveCount(1);
});

test('a class is seen as it will be in a month', async ({ page, school }) => {
  await open(page, school);
  const shown = () => grid(page).getByRole('gridcell').allTextContents();
  await expect(grid(page).getByRole('gridcell').first()).toBeVisible();
  const today = await shown();
  await page.getByText('In a month', { exact: true }).click();
  await expect(page).toHaveURL(/in=30/);
  await expect.poll(shown).not.toEqual(today);
});

test('one click builds a warm-up whose answers come when they are asked for', async ({
  page,
  school,
}) => {
  await open(page, school);
  await page.getByRole('button', { name: 'Build a warm-up' }).click();
  await expect(page).toHaveURL(/warm-ups/);
  await expect(page.getByRole('heading', { name: /^Question 1 of [1-5]/ })).toBeVisible();
  await expect(page.getByText('Right', { exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await expect(page.getByRole('heading', { name: 'Answer', exact: true })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: /^Question 2 of/ })).toBeVisible();
  await page.getByRole('button', { name: 'Assign it' }).click();
  await expect(page.getByText('The class is asked to do it.')).toBeVisible();
  await page.getByRole('link', { name: 'Print view with answers' }).click();
  await expect(page.getByRole('heading', { name: 'Answers' })).toBeVisible();
});

test('nothing keeps anybody out of the class page, a student and the live view', async ({
  page,
  school,
}) => {
  test.slow();
  await open(page, school);
  expect(await violationsOn(page)).toEqual([]);
  await grid(page).getByRole('rowheader').first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.goto(`${school.place}/live?pattern=course/p0`);
  await expect(page.getByText('Live', { exact: true }).last()).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
});
