// Every state of the review and the settings, in both themes, without one violation that a machine can find.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, heading, test } from './fixtures/journey';
import { learnedDaysAgo, planWith } from './fixtures/past';

async function expectNoViolation(page: Page) {
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.passes.length).toBeGreaterThan(10);
  const told = found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
  expect(told).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test(`a review has no violation from its first question to its end in the ${colorScheme} theme`, async ({
      page,
      school,
    }) => {
      test.slow();
      await page.goto('/review');
      await heading(page, 'Your reviews begin with your first answers').waitFor();
      await expectNoViolation(page);
      await learnedDaysAgo(page, school.content, 20, { elapsedMs: 120_000 });
      await planWith(page, { dailyMinutes: 5 });
      await page.goto('/');
      await page.getByText('skills are fading').waitFor();
      await expectNoViolation(page);
      await page.reload();
      await page.getByText('Change your plan').waitFor();
      await expectNoViolation(page);
      await page.goto('/review');
      await page.getByText('Some days went by.').waitFor();
      await expectNoViolation(page);
      await page.getByRole('button', { name: 'I don’t know' }).click();
      await page.getByRole('button', { name: 'Take back' }).waitFor();
      await expectNoViolation(page);
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.getByRole('button', { name: 'Take back the last answer' }).waitFor();
      await expectNoViolation(page);
      await page.getByRole('button', { name: 'Finish for now' }).click();
      await heading(page, 'Done for now').waitFor();
      await expectNoViolation(page);
    });

    test(`the settings have no violation, right or wrong, in the ${colorScheme} theme`, async ({
      page,
      school,
    }) => {
      await page.goto('/settings');
      await expectNoViolation(page);
      await learnedDaysAgo(page, school.content, 14);
      await page.goto('/settings');
      await expectNoViolation(page);
      await page.getByRole('spinbutton', { name: 'Minutes a day' }).fill('1');
      await page.getByRole('button', { name: 'Save the plan' }).click();
      await page.getByText('Give a whole number').waitFor();
      await expectNoViolation(page);
    });
  });
}
