// Lessons and what is not there, in both themes, without one violation that a machine can find. All other
// pages are every-page.spec.ts's and those of the journeys that fill them.
import { violationsOn } from './fixtures/axe';
import { beginPattern, expect, failTest, test } from './fixtures/reading';

const PAGES = [
  '/',
  '/learn/fixture/alpha',
  '/learn/fixture/alpha/execution',
  '/learn/fixture/alpha/performance',
  '/learn/fixture/alpha/cheatsheet',
  '/learn/fixture/beta',
  '/progress',
  '/no-such-page',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' });

    for (const address of PAGES) {
      test(`${address} has no violation in the ${colorScheme} theme`, async ({ page }) => {
        await page.goto(address);
        await page.waitForLoadState('networkidle');
        expect(await violationsOn(page)).toEqual([]);
      });
    }

    test(`progress, a test and its result have none in the ${colorScheme} theme`, async ({
      page,
      shelf,
    }) => {
      await beginPattern(page.request, shelf.pattern);
      const testId = await failTest(page.request, shelf.pattern);
      for (const address of ['/progress', `/tests/${testId}`]) {
        await page.goto(address);
        await page.waitForLoadState('networkidle');
        expect(await violationsOn(page)).toEqual([]);
      }
    });
  });
}
