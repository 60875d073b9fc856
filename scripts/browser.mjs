// Decides which browser the journeys run in: one that is there, else one that is fetched.
// Knows nothing of the journeys.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run, runPackage } from './children.mjs';
import { step } from './progress.mjs';
import { PlainFailure, projectRoot } from './project.mjs';

/** @typedef {{ executablePath: string, env: Record<string, string> }} Browser */

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const UNPACKED = path.join(projectRoot, '.cache/browser');
const DOWNLOAD_LIMIT_MS = 300_000;
const DEBIAN_PACKAGES = ['chromium', 'fonts-dejavu-core'];

/** @returns {Promise<Browser>} @throws {PlainFailure} which says what to install */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  return step('Fetching a browser for the journeys (once)', async () => {
    const ways = [downloadWithPlaywright, installOnDebian, unpackOnDebian];
    for (const way of ways) {
      await way();
      const fetched = await findBrowser();
      if (fetched) return fetched;
    }
    throw new PlainFailure(
      'The browser journeys need Chromium, and it could not be fetched.',
      'Install Chromium or Google Chrome, or run: npx playwright install --with-deps chromium',
    );
  });
}

/** @returns {Promise<Browser | null>} one that is there and begins */
export async function findBrowser() {
  const named = process.env.BROWSER_PATH ? [process.env.BROWSER_PATH] : [];
  const candidates = [...named, ...INSTALLED, await playwrightsOwn()];
  const plain = candidates.map((executablePath) => ({ executablePath, env: {} }));
  return [...plain, unpacked()].find((browser) => begins(browser)) ?? null;
}

function begins({ executablePath, env }) {
  if (!existsSync(executablePath)) return false;
  const args = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--dump-dom',
    'data:text/html,begun',
  ];
  const { stdout } = spawnSync(executablePath, args, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return stdout?.includes('begun') ?? false;
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

async function downloadWithPlaywright() {
  const args = ['install', 'chromium', '--no-shell'];
  await runPackage('@playwright/test/cli.js', args, { limitMs: DOWNLOAD_LIMIT_MS });
}

async function installOnDebian() {
  if (!isDebian() || process.getuid?.() !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env, limitMs: DOWNLOAD_LIMIT_MS });
  const args = ['install', '-y', '--no-install-recommends', ...DEBIAN_PACKAGES];
  await run('apt-get', args, { env, limitMs: DOWNLOAD_LIMIT_MS });
}

/** Without root: the packages are fetched with lists of our own and unpacked beside the project. */
export async function unpackOnDebian() {
  if (!isDebian()) return;
  rmSync(UNPACKED, { recursive: true, force: true });
  for (const folder of ['lists/partial', 'cache/archives/partial', 'packages', 'root']) {
    mkdirSync(path.join(UNPACKED, folder), { recursive: true });
  }
  const own = [
    `Dir::State::Lists=${UNPACKED}/lists`,
    `Dir::Cache=${UNPACKED}/cache`,
    'Debug::NoLocking=1',
    'APT::Sandbox::User=',
  ].flatMap((option) => ['-o', option]);
  const limit = { limitMs: DOWNLOAD_LIMIT_MS };
  await run('apt-get', [...own, 'update'], limit);
  const plan = await run(
    'apt-get',
    [...own, '-s', '--no-install-recommends', 'install', ...DEBIAN_PACKAGES],
    limit,
  );
  const missing = [...plan.output.matchAll(/^Inst (\S+) (?:\[[^\]]*\] )?\((\S+)/gm)].map(
    ([, name, version]) => `${name}=${version}`,
  );
  if (missing.length === 0) return;
  const fetch = 'cd "$1" && shift && exec apt-get "$@"';
  await run(
    '/bin/sh',
    ['-c', fetch, 'sh', `${UNPACKED}/packages`, ...own, 'download', ...missing],
    limit,
  );
  for (const file of readdirSync(`${UNPACKED}/packages`)) {
    await run('dpkg', ['-x', `${UNPACKED}/packages/${file}`, `${UNPACKED}/root`], limit);
  }
  for (const folder of ['packages', 'cache', 'lists']) {
    rmSync(path.join(UNPACKED, folder), { recursive: true, force: true });
  }
}

/** @returns {Browser} */
function unpacked() {
  const root = `${UNPACKED}/root`;
  const libraries = ['usr/lib', 'lib']
    .map((folder) => path.join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => [folder, ...triplets(folder)]);
  return {
    executablePath: `${root}/usr/lib/chromium/chromium`,
    env: {
      LD_LIBRARY_PATH: libraries.join(':'),
      ...(existsSync(`${root}/etc/fonts/fonts.conf`) ? { FONTCONFIG_SYSROOT: root } : {}),
    },
  };
}

function triplets(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('-linux-gnu'))
    .flatMap((name) => [path.join(folder, name), path.join(folder, name, 'pulseaudio')]);
}

function isDebian() {
  return (
    existsSync('/etc/os-release') &&
    /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}
