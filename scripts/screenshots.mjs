// `npm run screenshots`: the pictures of the README, taken by a browser from the demo class and a lesson.
// A product and a database of its own; nothing of a person's is touched.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { run } from './children.mjs';
import { ensureInstalled } from './install.mjs';
import { ensureDatabase } from './postgres.mjs';
import { PlainFailure, printFailure, projectRoot } from './project.mjs';
import { startThrowawayPostgres } from './throwaway-postgres.mjs';

const PORT = '3900';
const URL_HERE = `http://localhost:${PORT}`;
const TEACHER = { name: 'Ada Berg', email: 'ada@example.org', password: 'four green apples' };
const FOLDER = path.join(projectRoot, 'docs/images');
const WIDE = { width: 1280, height: 800 };

async function main() {
  await ensureInstalled();
  const { server } = await ensureBuilt();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'holdfast-pictures-'));
  const postgres = await startThrowawayPostgres();
  let product;
  try {
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT,
      PUBLIC_URL: URL_HERE,
      DATA_DIR: dataDir,
      DATABASE_URL: await ensureDatabase(postgres, 'holdfast_pictures'),
      AUTH_SECRET: 'only for the time of the pictures, kept nowhere',
      LOG_LEVEL: 'warn',
    };
    product = spawn(process.execPath, [server], {
      cwd: projectRoot,
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    await Promise.race([once(product, 'message'), ended(product)]);
    await takeAll(env);
  } finally {
    product?.kill('SIGTERM');
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function ended(child) {
  const [code] = await once(child, 'exit');
  throw new PlainFailure(`The product ended with code ${code}.`);
}

async function takeAll(env) {
  const { chromium } = await import('@playwright/test');
  const { executablePath, env: browserEnv } = await ensureBrowser();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    env: { ...process.env, ...browserEnv },
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await (
      await browser.newContext({ viewport: WIDE, baseURL: URL_HERE, locale: 'en-GB' })
    ).newPage();
    await page.goto('/learn/django/session-data/execution');
    await page.getByRole('button', { name: 'Next', exact: true }).first().click();
    await picture(page, 'lesson');
    await page.goto(await demoClass(page, env));
    // High enough for the map below the sentences.
    await page.setViewportSize({ ...WIDE, height: 1180 });
    await picture(page, 'class');
  } finally {
    await browser.close();
  }
}

/** @returns the address of a demo class whose teacher is signed in on the page */
async function demoClass(page, env) {
  await page.goto('/signup');
  for (const [label, value] of Object.entries({
    Name: TEACHER.name,
    'E-mail': TEACHER.email,
    Password: TEACHER.password,
  }))
    await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.waitForURL('/');
  const { Client } = await import('pg');
  const client = new Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  await client.query(`UPDATE "User" SET role = 'teacher' WHERE email = $1`, [TEACHER.email]);
  await client.end();
  const seed = ['scripts/seed.mjs', '--teacher', TEACHER.email, '--class', '30', '--days', '60'];
  const { code, output } = await run(process.execPath, seed, { env });
  const [address] = /\/classes\/[0-9a-f-]+/.exec(output) ?? [];
  if (code !== 0 || !address) throw new PlainFailure(`There is no demo class.\n${output}`);
  return address;
}

async function picture(page, name) {
  mkdirSync(FOLDER, { recursive: true });
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' });
  console.log(`docs/images/${name}.png`);
}

await main().catch((error) => {
  printFailure(error);
  process.exitCode = 1;
});
