import { defineConfig } from '@playwright/test';

const browserEnv = JSON.parse(process.env.BROWSER_ENV || '{}') as Record<string, string>;
const launchOptions = {
  // scripts/test.mjs looks for a browser; without it, Playwright's own is taken.
  ...(process.env.BROWSER_PATH ? { executablePath: process.env.BROWSER_PATH } : {}),
  env: { ...(process.env as Record<string, string>), ...browserEnv },
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--disable-background-networking',
    '--disable-dev-shm-usage',
  ],
};

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/fixtures/cluster.ts',
  // What hangs ends; what a busy machine does slowly goes on.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  use: { launchOptions, locale: 'en-GB', timezoneId: 'Europe/Paris', trace: 'retain-on-failure' },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    {
      name: 'phone',
      // What they walk through is the same on every screen.
      testIgnore:
        /(accounts|author-pages|edited|every-page|help|javascript-budget|letters|offline|own-data|restart|rights|secrets)\.spec\.ts$/,
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
  ],
});
