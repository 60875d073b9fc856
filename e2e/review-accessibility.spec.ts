// Every state of the review and the settings, in both themes, without one violation that a machine can find.
import { violationsOn } from './fixtures/axe';
import { expect, heading, test } from './fixtures/journey';
import { learnedDaysAgo, planWith } from './fixtures/past';

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
      expect(await violationsOn(page)).toEqual([]);
      await learnedDaysAgo(page, school.content, 20, { elapsedMs: 120_000 });
      await planWith(page, { dailyMinutes: 5 });
      await page.goto('/');
      await page.getByText('skills are fading').waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.reload();
      await page.getByText('Change your plan').waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.goto('/review');
      await page.getByText('Some days went by.').waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'I don’t know' }).click();
      await page.getByRole('button', { name: 'Take back' }).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.getByRole('button', { name: 'Take back the last answer' }).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'Finish for now' }).click();
      await heading(page, 'Done for now').waitFor();
      expect(await violationsOn(page)).toEqual([]);
    });

    test(`the settings have no violation, right or wrong, in the ${colorScheme} theme`, async ({
      page,
      school,
    }) => {
      await page.goto('/settings');
      expect(await violationsOn(page)).toEqual([]);
      await learnedDaysAgo(page, school.content, 14);
      await page.goto('/settings');
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('spinbutton', { name: 'Minutes a day' }).fill('1');
      await page.getByRole('button', { name: 'Save the plan' }).click();
      await page.getByText('Give a whole number').waitFor();
      expect(await violationsOn(page)).toEqual([]);
    });
  });
}
