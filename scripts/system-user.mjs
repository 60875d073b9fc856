// Decides which user PostgreSQL runs as when the product is started by root, which PostgreSQL refuses.
// Knows nothing of PostgreSQL itself.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PlainFailure } from './project.mjs';

const NAMES = ['postgres', 'holdfast'];

let found;

/** @returns {{ uid: number, gid: number }} a user without rights; only root may ask */
export function systemUser() {
  found ??= findUser() ?? createUser();
  if (found) return found;
  throw new PlainFailure(
    'PostgreSQL does not run as root, and no system user could be made for it.',
    'Start Holdfast as an ordinary user, or add a system user "holdfast", or set DATABASE_URL.',
  );
}

/** @returns {boolean} whether that user may do this to the path: 'x' enter or run, 'w' write */
export function canReach(user, test, target) {
  const script = `test -${test} "$1"`;
  return spawnSync('/bin/sh', ['-c', script, 'sh', target], { ...user, cwd: '/' }).status === 0;
}

function findUser() {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of NAMES) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

function createUser() {
  const ways = [
    [
      'useradd',
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'holdfast',
    ],
    ['adduser', '-S', '-D', '-H', 'holdfast'],
  ];
  for (const [command, ...args] of ways) spawnSync(command, args, { stdio: 'ignore' });
  return findUser();
}
