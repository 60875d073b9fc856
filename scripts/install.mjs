// Decides whether the installed packages are those of the lock file, and installs them when not.
// Uses only what Node.js brings: nothing else is there yet.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './children.mjs';
import { whenFree } from './lock.mjs';
import { step } from './progress.mjs';
import { PlainFailure, projectRoot } from './project.mjs';

/** Installs what is missing. @throws {PlainFailure} when npm could not */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await whenFree(
    path.join(projectRoot, '.cache/install.lock'),
    ({ pid }) => console.log(`Waiting for process ${pid}, which installs the packages …`),
    async () => {
      if (isInstalled()) return;
      await step('Installing packages (once; it takes a minute or two)', install);
    },
  );
}

/** @returns {boolean} whether every package of the lock file is there in its version */
export function isInstalled(root = projectRoot) {
  const wanted = packagesIn(path.join(root, 'package-lock.json'));
  const found = packagesIn(path.join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([place, { version, optional, devOptional, link }]) => {
    if (place === '' || link) return true;
    const there = found[place];
    return there ? there.version === version : Boolean(optional || devOptional);
  });
}

async function install() {
  let { code, output } = await npm('ci');
  // A lock file that was written where the packages for other systems could not be seen lacks them.
  // Then npm refuses `ci` altogether, though everything for this system is there.
  if (code !== 0 && /from lock file/.test(output))
    ({ code, output } = await npm('install', '--no-save'));
  if (code === 0) return;
  const told = output
    .split('\n')
    .filter((line) => /^npm (error|ERR!)/.test(line) && !/log of this run|complete log/.test(line));
  throw new PlainFailure(
    `The packages could not be installed.\n${told.slice(0, 12).join('\n') || output.trim().slice(-1_000)}`,
    'See that this computer reaches the npm registry and has a gigabyte of free space, then start again.',
  );
}

function npm(...command) {
  const args = [...command, '--include=dev', '--no-audit', '--no-fund'];
  const own = process.env.npm_execpath;
  return own ? run(process.execPath, [own, ...args]) : run('npm', args);
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}
