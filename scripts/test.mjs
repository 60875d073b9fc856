// `npm test`: every check, to one verdict. A step that fails does not keep the next from running.
// Imports nothing that has to be installed first; touches nothing of `npm start`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { endChildren, run, runPackage } from './children.mjs';
import { ensureInstalled } from './install.mjs';
import { elapsed } from './progress.mjs';
import { checkNodeVersion, printFailure, projectRoot } from './project.mjs';

const BUILD_DIR = '.cache/test-build';
const REPORTS = path.join(projectRoot, '.cache/test-reports');
const MINUTE_MS = 60_000;
/** Whoever lands a change waits no longer than forty minutes. */
const WHOLE_MS = 38 * MINUTE_MS;

/** What a person has set for their own product is not for the tests. */
const env = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !SETTINGS_OF_THE_PRODUCT().has(name)),
  ),
  BUILD_DIR,
  NEXT_TELEMETRY_DISABLED: '1',
};

let stopping = false;
const totals = { passed: 0, failed: 0 };
/** @type {string[]} */
const summary = [];

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    stopping = true;
    void endChildren().then(() => process.exit(130));
  });
}

await check('what the tests need', prepare);
await program('formatting', 'prettier/bin/prettier.cjs', ['--check', '.']);
await program('lint', 'eslint/bin/eslint.js', ['--max-warnings', '0', '.']);
await check('types', types);
await check('architecture', () => script('scripts/check-architecture.mjs'));
await program('unused code', 'knip/bin/knip.js', ['--no-progress']);
await check('content', () => script('scripts/content.mjs', ['check']));
await vitest('unit', 10);
await vitest('integration', 10);
const isBuilt = await check('build', build);
if (isBuilt) await vitest('lifecycle', 15);
await check('browser', findBrowser);
if (isBuilt && env.BROWSER_PATH) await journeys();

console.log(`\n${summary.join('\n')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;

async function prepare() {
  checkNodeVersion();
  await ensureInstalled();
  const { ensureGenerated } = await import('./generate.mjs');
  await ensureGenerated();
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  return { code: 0, output: '' };
}

/** Next.js writes the types of its routes and of what is imported beside code. */
async function types() {
  const routes = await runPackage('next/dist/bin/next', ['typegen'], { env });
  if (routes.code !== 0) return routes;
  return runPackage('typescript/bin/tsc', ['--noEmit'], { env, limitMs: 10 * MINUTE_MS });
}

async function build() {
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt({ buildDir: BUILD_DIR });
  return { code: 0, output: '' };
}

async function findBrowser() {
  const { ensureBrowser } = await import('./browser.mjs');
  const browser = await ensureBrowser();
  env.BROWSER_PATH = browser.executablePath;
  env.BROWSER_ENV = JSON.stringify(browser.env);
  return { code: 0, output: '' };
}

function script(file, args = []) {
  return run(process.execPath, [file, ...args], { env, limitMs: 10 * MINUTE_MS });
}

function program(title, file, args) {
  return check(title, () => runPackage(file, args, { env, limitMs: 10 * MINUTE_MS }));
}

/** One check that counts as one. @returns {Promise<boolean>} whether it passed */
async function check(title, work) {
  if (stopping) await new Promise(() => undefined);
  const begun = performance.now();
  console.log(`\n${title} …`);
  const { code, output } = await work().catch((error) => {
    printFailure(error);
    return { code: 1, output: '' };
  });
  const passed = code === 0;
  if (!passed && output) console.log(output.trimEnd());
  conclude(title, begun, { passed: passed ? 1 : 0, failed: passed ? 0 : 1 });
  return passed;
}

async function vitest(project, minutes) {
  const report = path.join(REPORTS, `${project}.json`);
  await suite(`${project} tests`, report, countVitest, () =>
    runPackage(
      'vitest/vitest.mjs',
      [
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      { env, show: true, limitMs: minutes * MINUTE_MS },
    ),
  );
}

async function journeys() {
  const report = path.join(REPORTS, 'browser.json');
  await suite('browser journeys', report, countPlaywright, () =>
    runPackage('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      show: true,
      // They come last, and may take what the whole has left.
      limitMs: Math.max(MINUTE_MS, WHOLE_MS - performance.now()),
    }),
  );
}

/** Many tests, counted from the report of the program that ran them. */
async function suite(title, report, count, work) {
  if (stopping) await new Promise(() => undefined);
  const begun = performance.now();
  console.log(`\n${title} …`);
  const { code } = await work();
  const counted = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0 };
  // It ended badly though no test failed, or ran no test at all: that is a failure too.
  if (counted.failed === 0 && (code !== 0 || counted.passed === 0)) counted.failed = 1;
  conclude(title, begun, counted);
}

function countVitest({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

function countPlaywright({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (stats.unexpected === 0 ? errors.length : 0),
  };
}

function conclude(title, begun, { passed, failed }) {
  totals.passed += passed;
  totals.failed += failed;
  const counts = failed > 0 ? `${passed} passed, ${failed} FAILED` : `${passed} passed`;
  const line = `${failed > 0 ? '✗' : '✓'} ${title}: ${counts} (${elapsed(begun)})`;
  summary.push(line);
  console.log(line);
}

function SETTINGS_OF_THE_PRODUCT() {
  return new Set([
    ...['PORT', 'HOST', 'DATABASE_URL', 'DATA_DIR', 'CONTENT_DIR', 'AUTH_SECRET', 'PUBLIC_URL'],
    ...['SMTP_URL', 'TEACHER_SIGNUP', 'GITHUB_ID', 'GITHUB_SECRET', 'GOOGLE_ID', 'GOOGLE_SECRET'],
    ...['LOG_LEVEL', 'NODE_ENV', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET'],
  ]);
}
