// Journeys of somebody who arrives.
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

for (const address of ['/', '/learn/fixture', '/learn/fixture/alpha']) {
  test(`nothing moves on ${address} when what is personal arrives`, async ({ page, shelf }) => {
    await beginPattern(page.request, shelf.pattern);
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.push((entry as { value?: number }).value ?? 0);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    let tell = () => {};
    const told = new Promise<void>((resolve) => (tell = resolve));
    await page.route('**/api/progress', async (route) => {
      await told;
      await route.continue();
    });
    await page.goto(address);
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts.splice(0));
    tell();
    await expect(page.getByText('Learning', { exact: true })).toBeVisible();
    const moved = await page.evaluate(() =>
      (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, one) => sum + one, 0),
    );
    expect(moved).toBeLessThan(0.001);
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
  expect(await paper()).not.toBe(light);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Theme: dark. Change' })).toBeVisible();
  expect(await paper()).not.toBe(light);
});

test('a keyboard user skips the header', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'Skip to the content' }).press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Start reading' })).toBeFocused();
});
