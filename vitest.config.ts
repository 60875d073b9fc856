import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
const shared = {
  resolve: { alias: { '@': root }, conditions: ['react-server'] },
  oxc: { jsx: { runtime: 'automatic' as const } },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        resolve: { alias: shared.resolve.alias },
        test: {
          name: 'unit',
          // A verdict must not depend on what else the machine is doing.
          testTimeout: 30_000,
          include: [
            'core/**/*.test.ts',
            'components/**/*.test.{ts,tsx}',
            'app/**/*.test.{ts,tsx}',
            'cli/**/*.test.ts',
            'content/**/*.test.ts',
            'i18n/**/*.test.ts',
            'scripts/*.test.mjs',
            'bench/*.test.ts',
            '*.test.ts',
          ],
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          include: ['server/**/*.test.ts', 'api/**/*.test.ts'],
          globalSetup: ['server/database/testing/cluster.ts'],
          setupFiles: ['server/database/testing/own-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Starts and kills the whole product, built by scripts/test.mjs; so one at a time.
        test: {
          name: 'lifecycle',
          include: ['scripts/lifecycle/*.test.mjs'],
          fileParallelism: false,
          // Some start it twice, and wait for each as long as a busy machine needs.
          testTimeout: 240_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
