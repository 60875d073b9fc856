// Decides whether the built product is that of the sources, and builds it when not.
// Content is no source: a build serves whatever content folder it is started with.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runPackage } from './children.mjs';
import { bundleOptions } from './load-typescript.mjs';
import { whenFree } from './lock.mjs';
import { identityOf, signal, until } from './processes.mjs';
import { step } from './progress.mjs';
import { PlainFailure, projectRoot } from './project.mjs';

/** Folders that the product is not built from. */
const NOT_SOURCES = new Set([
  'node_modules',
  'dist',
  'content',
  'docs/decisions',
  'docs/images',
  'e2e',
  'bench',
  'scripts',
  'cli',
  'test-results',
  'playwright-report',
]);

/**
 * @param {string | undefined} buildDir from the project's root; unset for the product's own place
 * @returns {{ next: string, server: string, jobs: string, worker: string, stamp: string }} absolute paths
 */
export function buildPlaces(buildDir) {
  const inRoot = (...parts) => path.join(projectRoot, ...parts);
  return buildDir
    ? {
        next: inRoot(buildDir, 'next'),
        server: inRoot(buildDir, 'serve.mjs'),
        jobs: inRoot(buildDir, 'jobs.mjs'),
        worker: inRoot(buildDir, 'service-worker.js'),
        stamp: inRoot(buildDir, 'built'),
      }
    : {
        next: inRoot('.next'),
        server: inRoot('dist/serve.mjs'),
        jobs: inRoot('dist/jobs.mjs'),
        worker: inRoot('dist/service-worker.js'),
        stamp: inRoot('dist/built'),
      };
}

/** @param {{ buildDir?: string, mayReplace?: () => void }} [options] `mayReplace` throws when a build is in use */
export async function ensureBuilt({ buildDir, mayReplace } = {}) {
  const places = buildPlaces(buildDir);
  if (isCurrent(places)) return places;
  mayReplace?.();
  await whenFree(
    `${places.stamp}.lock`,
    ({ pid }) => console.log(`Waiting for process ${pid}, which builds the product …`),
    async () => {
      if (!isCurrent(places)) await step('Building the product', () => build(places, buildDir));
    },
  );
  return places;
}

async function build(places, buildDir) {
  const sources = sourcesHash();
  rmSync(places.stamp, { force: true });
  await endLeftBuild(places);
  const { build: bundle } = await import('esbuild');
  await bundle({
    ...bundleOptions(),
    entryPoints: [path.join(projectRoot, 'serve.ts')],
    outfile: places.server,
    // Only the builds for tests have a place of their own.
    define: { ...bundleOptions().define, IS_BUILD_FOR_TESTS: String(Boolean(buildDir)) },
    sourcemap: true,
    sourcesContent: false,
  });
  await bundle({
    ...bundleOptions(),
    entryPoints: [path.join(projectRoot, 'server/jobs/main.ts')],
    outfile: places.jobs,
  });
  for (const worker of ['content/compile-worker', 'progress/anki-worker']) {
    await bundle({
      ...bundleOptions(),
      entryPoints: [path.join(projectRoot, `server/${worker}.ts`)],
      outfile: path.join(path.dirname(places.server), `${path.basename(worker)}.mjs`),
    });
  }
  await bundle({
    ...bundleOptions(),
    entryPoints: [path.join(projectRoot, 'service-worker.ts')],
    outfile: places.worker,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    packages: 'bundle',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const { code, output } = await runPackage('next/dist/bin/next', ['build'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      BUILD_DIR: buildDir ?? '',
      // No page is made from these; they only let modules load that insist on their settings.
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
      AUTH_SECRET: 'only for the time of the build, and kept nowhere',
    },
    begun: (pid) => writeFileSync(`${places.stamp}.pid`, `${pid} ${identityOf(pid)}`),
  });
  rmSync(`${places.stamp}.pid`, { force: true });
  if (code !== 0 || !existsSync(path.join(places.next, 'BUILD_ID'))) {
    throw new PlainFailure(`The build failed.\n${output.trim()}`);
  }
  mkdirSync(path.dirname(places.stamp), { recursive: true });
  writeFileSync(places.stamp, sources);
}

/** A killed start may have left its build running, which would write into this one. */
async function endLeftBuild({ stamp }) {
  mkdirSync(path.dirname(stamp), { recursive: true });
  if (!existsSync(`${stamp}.pid`)) return;
  const [pid, identity] = readFileSync(`${stamp}.pid`, 'utf8').split(' ');
  if (identityOf(Number(pid)) !== identity) return;
  signal(Number(pid), 'SIGKILL');
  await until(() => identityOf(Number(pid)) === null, 5_000);
}

function isCurrent({ next, server, jobs, worker, stamp }) {
  return (
    [path.join(next, 'BUILD_ID'), server, jobs, worker, stamp].every((file) => existsSync(file)) &&
    readFileSync(stamp, 'utf8') === sourcesHash()
  );
}

function sourcesHash() {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const file of sourceFiles(projectRoot)) {
    hash
      .update(path.relative(projectRoot, file))
      .update('\0')
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const place = path.join(folder, entry.name);
      if (entry.name.startsWith('.')) return [];
      if (entry.isDirectory())
        return NOT_SOURCES.has(path.relative(projectRoot, place)) ? [] : sourceFiles(place);
      return isSource(path.relative(projectRoot, place)) ? [place] : [];
    });
}

/** Next.js writes next-env.d.ts itself; tests do not reach the product, and of prose only the guides do. */
function isSource(file) {
  if (path.dirname(file) === 'docs') return true;
  const name = path.basename(file);
  return !/\.test\.[a-z]+$|\.md$|\.tsbuildinfo$|^next-env\.d\.ts$|^(vitest|playwright|eslint|knip)\b/.test(
    name,
  );
}
