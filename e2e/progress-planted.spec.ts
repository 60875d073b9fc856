// Journeys of somebody who has come back for weeks and wants to know where they stand.
import { rmSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { onlyLearner, plantLife, writeTrack } from './fixtures/planted';
import { beginPattern, expect } from './fixtures/reading';
import { startServer, type Product } from './fixtures/server';

interface Garden {
  product: Product;
  /** Cookies of the learner who was planted. */
  state: Awaited<ReturnType<import('@playwright/test').APIRequestContext['storageState']>>;
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

test('shots', async ({ page }, info) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/progress');
    await page.screenshot({
      path: `/tmp/progress-shots/${info.project.name}-${colorScheme}.png`,
      fullPage: true,
    });
  }
  await page.goto('/progress?in=30');
  await expect(page.getByText('Without practice')).toBeVisible();
});
