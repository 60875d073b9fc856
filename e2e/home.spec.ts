// Journeys of somebody who arrives.
import type { Page } from '@playwright/test';
import { drawn } from './fixtures/journey';
import { beginPattern, expect, test } from './fixtures/reading';

test('a newcomer is offered one thing to start with, and it is a lesson', async ({ page }) => {
  const told = page.waitForResponse('**/api/progress');
  await page.goto('/');
  await told;
  await expect(page.getByText('A good place to start')).toBeVisible();
  await page.getByRole('link', { name: 'Start reading' }).click();
  await expect(page).toHaveURL('/learn/fixture/alpha');
  await expect(page.getByText('The lesson of Alpha in one sentence.')).toBeVisible();
});

test('somebody who has begun is told their next step and where each pattern stands', async ({
  page,
  shelf,
}) => {
  await beginPattern(page.request, shelf.pattern);
  await page.goto('/');
  const next = page.getByRole('region', { name: 'What to do next' });
  await expect(next.getByRole('link')).not.toHaveText('Start reading');
  await expect(page.getByText('Learning', { exact: true })).toBeVisible();
  await expect(page.getByText('Not started', { exact: true })).toBeVisible();
});

interface Watched {
  shifts: PerformanceEntry[];
  observer: PerformanceObserver;
}

/** How much has moved since it was last asked: what is drawn is told to the observer a frame later. */
async function movedSince(page: Page): Promise<number> {
  await drawn(page);
  return page.evaluate(() => {
    const { shifts, observer } = globalThis as unknown as Watched;
    const told = [...shifts.splice(0), ...observer.takeRecords()];
    return told.reduce((sum, entry) => sum + ((entry as { value?: number }).value ?? 0), 0);
  });
}

for (const address of ['/', '/learn/fixture', '/learn/fixture/alpha']) {
  test(`nothing moves on ${address} when what is personal arrives`, async ({ page, shelf }) => {
    await beginPattern(page.request, shelf.pattern);
    await page.addInitScript(() => {
      const shifts: PerformanceEntry[] = [];
      const observer = new PerformanceObserver((list) => void shifts.push(...list.getEntries()));
      observer.observe({ type: 'layout-shift', buffered: true });
      Object.assign(globalThis, { shifts, observer });
    });
    let tell = () => {};
    const told = new Promise<void>((resolve) => (tell = resolve));
    await page.route('**/api/progress', async (route) => {
      await told;
      await route.continue();
    });
    await page.goto(address);
    await page.evaluate(() => document.fonts.ready);
    await movedSince(page);
    tell();
    await expect(page.getByText('Learning', { exact: true })).toBeVisible();
    expect(await movedSince(page)).toBeLessThan(0.001);
  });
}

test('the theme goes from system to light to dark, and is kept', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).background);
  const light = await paper();
  await page.getByRole('button', { name: 'Theme: as on this device. Change' }).click();
  await page.getByRole('button', { name: 'Theme: light. Change' }).click();
  await expect(page.getByRole('button', { name: 'Theme: dark. Change' })).toBeVisible();
  await expect.poll(paper).not.toBe(light);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Theme: dark. Change' })).toBeVisible();
  await expect.poll(paper).not.toBe(light);
});

test('a keyboard user skips the header', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'Skip to the content' }).press('Enter');
  await expect(page).toHaveURL('/#content');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Start reading' })).toBeFocused();
});
