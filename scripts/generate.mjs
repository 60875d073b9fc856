// Decides when Prisma's client has to be generated again, and does it without any download.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runPackage } from './children.mjs';
import { whenFree } from './lock.mjs';
import { step } from './progress.mjs';
import { PlainFailure, projectRoot } from './project.mjs';

const client = path.join(projectRoot, 'server/database/generated/client.ts');
const stamp = path.join(projectRoot, '.cache/generated');

/** Generates the client when the schema or Prisma changed. */
export async function ensureGenerated() {
  if (isCurrent()) return;
  await whenFree(
    path.join(projectRoot, '.cache/generate.lock'),
    () => undefined,
    async () => {
      if (!isCurrent()) await step('Generating the database client', generate);
    },
  );
}

async function generate() {
  const sources = sourcesHash();
  const { code, output } = await runPackage('prisma/build/index.js', ['generate', '--no-hints'], {
    env: {
      ...process.env,
      // Only the parts inside the package are used; any file that exists keeps Prisma from
      // downloading a binary that nobody would run.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  if (code !== 0 || !existsSync(client)) {
    throw new PlainFailure(`The database client could not be generated.\n${output.trim()}`);
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

function isCurrent() {
  return existsSync(client) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash();
}

function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of [
    'prisma/schema.prisma',
    'prisma.config.ts',
    'node_modules/prisma/package.json',
  ]) {
    hash.update(readFileSync(path.join(projectRoot, file)));
  }
  return hash.digest('hex');
}
