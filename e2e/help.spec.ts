// Journeys of somebody who looks for help.
import { violationsOn } from './fixtures/axe';
import { expect, heading, test } from './fixtures/journey';

test('a newcomer finds the guides from any page, and goes from one to another', async ({
  page,
  school,
}) => {
  await page.goto(`/learn/${school.content.pattern}`);
  await page.getByRole('contentinfo').getByRole('link', { name: 'Help' }).click();
  await expect(heading(page, 'Help')).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'Your first pattern, in ten minutes' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Your first pattern, in ten minutes',
  );
  await page.getByRole('link', { name: 'executable truth' }).click();
  await expect(page).toHaveURL(/\/help\/authors#executable-truth$/);
  await expect(heading(page, 'Executable truth')).toBeInViewport();
  expect(await violationsOn(page)).toEqual([]);
});

test('there is no guide of another name', async ({ page }) => {
  expect((await page.goto('/help/nonsense'))?.status()).toBe(404);
});
