// Journeys of somebody who has come back for weeks and wants to know where they stand.
import { rmSync } from 'node:fs';
import { test as base, type APIRequestContext, type Page } from '@playwright/test';
import { violationsOn } from './fixtures/axe';
import { onlyLearner, plantLife, writeTrack } from './fixtures/planted';
import { beginPattern, expect } from './fixtures/reading';
import { startServer, type Product } from './fixtures/server';

interface Garden {
  product: Product;
  /** Cookies of the learner who was planted. */
  state: Awaited<ReturnType<APIRequestContext['storageState']>>;
}

const test = base.extend<object, { garden: Garden }>({
  garden: [
    async ({ playwright }, use) => {
      const track = writeTrack(12);
      const product = await startServer({ contentDir: track.folder });
      const request = await playwright.request.newContext({ baseURL: product.url });
      await beginPattern(request, 'course/p0');
      const userId = await onlyLearner(product.databaseUrl);
      await plantLife(product.databaseUrl, track, { userId, days: 60, answers: 5_000 });
      await use({ product, state: await request.storageState() });
      await request.dispose();
      await product.end();
      rmSync(track.folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ garden }, use) => use(garden.product.url),
  storageState: async ({ garden }, use) => use(garden.state),
});

const map = (page: Page) => page.getByRole('region', { name: 'Your map' });
const words = (page: Page) =>
  map(page)
    .getByRole('link')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));

test('a map shows each pattern with its level, and how that fades without practice', async ({
  page,
}) => {
  await page.goto('/progress');
  const now = (await words(page)).filter((word) => /: (Strong|Lasting)$/.test(word ?? ''));
  await page.getByRole('link', { name: 'In 30 days' }).click();
  await expect(page.getByText(/^Without practice, /)).toBeVisible();
  const later = (await words(page)).filter((word) => /: (Strong|Lasting)$/.test(word ?? ''));
  expect(now.length).toBeGreaterThan(0);
  expect(later.length).toBeLessThan(now.length);
  await expect(page.getByRole('link', { name: 'In 30 days' })).toHaveAttribute(
    'aria-current',
    'true',
  );
});

test('a pattern on the map leads to its lesson, by keyboard too', async ({ page }) => {
  await page.goto('/progress');
  await map(page)
    .getByRole('link', { name: /^Routing a request/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/learn\/course\/p0/);
});

test('every drawing has a table that says the same', async ({ page }) => {
  await page.goto('/progress');
  const folded = page.getByText('Show as a table');
  const count = await folded.count();
  expect(count).toBeGreaterThanOrEqual(7);
  for (let at = 0; at < count; at += 1) await folded.nth(at).click();
  await expect(page.getByRole('table')).toHaveCount(count);
  const forecast = page.getByRole('table', { name: 'Expected reviews and minutes by day' });
  await expect(forecast.getByRole('row')).toHaveCount(31);
  const patterns = page.getByRole('table', { name: /how strong each pattern is/ });
  await expect(patterns.getByRole('row')).toHaveCount(13);
});

test('the story of a pattern says what went up and down, when and why', async ({ page }) => {
  await page.goto('/progress');
  const parts = page.getByRole('region', { name: 'Pattern by pattern' });
  await parts.getByText('How it went').first().click();
  await expect(parts.getByText(/the first answer\.$/).first()).toBeVisible();
  await expect(parts.getByText(/a test showed it\.$/).first()).toBeVisible();
});

test('a wrong idea is told with what is true, and is practised from there', async ({ page }) => {
  await page.goto('/progress');
  const believed = page.getByRole('region', { name: 'What got in the way' });
  const closed = believed.getByText(/behind you$/);
  if (await closed.isVisible()) await closed.click();
  await expect(believed.getByText('Routes are tried all at once')).toBeVisible();
  await believed.getByText('What is true').first().click();
  await expect(believed.getByText(/the first that fits wins/)).toBeVisible();
});

test('the page says how well somebody judges themselves, and how long they practised', async ({
  page,
}) => {
  await page.goto('/progress');
  await expect(
    page.getByText(/^When you say sure, you are right about \d+ times in 20\./),
  ).toBeVisible();
  await expect(page.getByText(/answers that came back on a later day/).first()).toBeVisible();
  await expect(page.getByText(/^In the last 26 weeks: \d+ days of practice, \d+ h/)).toBeVisible();
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the page is whole, and the later map is one link away', async ({ page }) => {
    await page.goto('/progress');
    await expect(page.getByRole('heading', { name: 'Your time' })).toBeVisible();
    await page.getByRole('link', { name: 'In 7 days' }).click();
    await expect(page).toHaveURL(/in=7#map$/);
    await expect(page.getByText(/would be strong in 7 days/)).toBeVisible();
  });
});

test('5,000 answers do not make the page large or slow', async ({ page }) => {
  await page.goto('/progress');
  const { time, size } = await page.evaluate(async () => {
    const begin = performance.now();
    const text = await (await fetch('/progress')).text();
    return { time: performance.now() - begin, size: text.length };
  });
  console.log(`/progress: ${Math.round(time)} ms, ${Math.round(size / 1024)} KB`);
  // The machine may be busy; a page that reads without bounds takes longer still.
  expect(time).toBeLessThan(15_000);
  expect(size).toBeLessThan(900_000);
});

test('everything can be taken along as a file', async ({ page }) => {
  await page.goto('/progress');
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Answers, as CSV' }).click();
  expect((await waiting).suggestedFilename()).toMatch(/^holdfast-answers-.*\.csv$/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const address of ['/progress', '/progress?in=30']) {
    test(`nothing bars anybody on ${address} in the ${colorScheme} theme, all unfolded`, async ({
      page,
    }) => {
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      });
      expect(await violationsOn(page)).toEqual([]);
    });
  }
}
