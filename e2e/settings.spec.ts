// Journeys of somebody who plans their practice.
import { expect, heading, test } from './fixtures/journey';
import { learnedDaysAgo } from './fixtures/past';

/** No exam lies before today. */
const EXAM = `${new Date().getFullYear() + 1}-06-01`;

for (const javaScriptEnabled of [true, false]) {
  test(`a plan is kept ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    page: learner,
    browser,
    school,
  }) => {
    await learnedDaysAgo(learner, school.content, 14);
    const context = await browser.newContext({
      javaScriptEnabled,
      baseURL: school.product.url,
      storageState: await learner.context().storageState(),
    });
    const page = await context.newPage();
    await page.goto('/settings');
    await expect(
      page.getByText(/^(About \d+ minutes?|Less than a minute) a day$/).first(),
    ).toBeVisible();

    const minutes = page.getByRole('spinbutton', { name: 'Minutes a day' });
    await minutes.fill('2');
    await page.getByRole('button', { name: 'Save the plan' }).click();
    await expect(page.getByText('The plan was not saved.')).toBeVisible();
    await expect(page.getByText('Give a whole number from 5 to 120.')).toBeVisible();
    await expect(minutes).toHaveValue('2');

    await minutes.fill('25');
    await page.getByRole('checkbox', { name: 'Sun' }).uncheck();
    await page.getByRole('radio', { name: /^Lighter/ }).check();
    await page.getByLabel('Exam in Track of Alpha').fill(EXAM);
    await page.getByRole('radio', { name: 'Always this time zone' }).check();
    await page.getByLabel('Time zone', { exact: true }).selectOption('Asia/Tokyo');
    await page.getByLabel('A day begins at').selectOption('5');
    await page.getByRole('button', { name: 'Save the plan' }).click();
    await expect(page.getByText('Saved. The review follows the new plan.')).toBeVisible();

    await page.goto('/settings');
    await expect(minutes).toHaveValue('25');
    await expect(page.getByRole('checkbox', { name: 'Sun' })).not.toBeChecked();
    await expect(page.getByRole('radio', { name: /^Lighter/ })).toBeChecked();
    await expect(page.getByLabel('Exam in Track of Alpha')).toHaveValue(EXAM);
    await expect(page.getByLabel('Time zone', { exact: true })).toHaveValue('Asia/Tokyo');
    await expect(page.getByLabel('A day begins at')).toHaveValue('5');
    await context.close();
  });
}

test('a newcomer is told what will be there and where to start', async ({ page, isMobile }) => {
  await page.goto('/');
  if (isMobile) await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'Settings' }).filter({ visible: true }).click();
  await expect(heading(page, 'Your plan starts with your first answer')).toBeVisible();
  await page.getByRole('link', { name: 'Choose a pattern' }).click();
  await expect(page).toHaveURL('/#tracks');
});
