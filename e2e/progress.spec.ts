// Journeys of somebody who wants to know where they stand.
import { createServer, connect, type Socket } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { createDatabase, dropDatabase } from './fixtures/cluster';
import { writeContent } from './fixtures/content';
import { beginPattern, expect, failTest, test } from './fixtures/reading';
import { startServer } from './fixtures/server';

test('a newcomer is told what will stand here, and where to begin', async ({ page }) => {
  await page.goto('/progress');
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
  await page.getByRole('link', { name: 'Choose a pattern' }).click();
  await expect(page).toHaveURL('/#tracks');
});

test('somebody who practised and took a test finds both', async ({ page, shelf }) => {
  await beginPattern(page.request, shelf.pattern);
  const testId = await failTest(page.request, shelf.pattern);
  await page.goto('/progress');
  const row = page.getByRole('listitem').filter({ hasText: 'Alpha' }).first();
  await expect(row.getByText('13 answers')).toBeVisible();
  await expect(row.getByText('Learning', { exact: true })).toBeVisible();
  await row.getByText('How it went').click();
  await expect(row.getByText(/Learning, the first answer/)).toBeVisible();
  const taken = row.getByRole('link', { name: /not yet, 0 of 10/ });
  await expect(taken).toHaveAttribute('href', `/tests/${testId}`);
});

test('somebody whose progress cannot be read is told so, and gets it on trying again', async ({
  page,
}) => {
  const database = await createDatabase();
  const line = await breakableLine(database);
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-away-'));
  const { pattern } = writeContent(folder, { track: 'fixture', pattern: 'alpha', title: 'Alpha' });
  const product = await startServer({ contentDir: folder, databaseUrl: line.url });
  await page.goto(product.url);
  const answered = await page.request.get(`${product.url}/api/practice/${pattern}`);
  const { questions } = (await answered.json()) as { questions: { id: string }[] };
  await page.request.post(`${product.url}/api/answers`, {
    headers: { 'sec-fetch-site': 'same-origin' },
    data: {
      id: crypto.randomUUID(),
      question: questions[0]?.id,
      context: 'practice',
      response: { skip: true },
    },
  });

  line.cut();
  await page.goto(`${product.url}/progress`);
  await expect(page.getByRole('heading', { name: 'This page could not be made' })).toBeVisible();
  await page.goto(`${product.url}/learn/fixture/alpha`);
  await expect(page.getByText('Not available just now')).toBeVisible();

  await page.goto(`${product.url}/progress`);
  line.mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/^1 answer · last on/)).toBeVisible();
  await product.end();
  line.end();
  await dropDatabase(database);
});

/** A line to the database that can be cut and mended. It keeps its port all the time: nobody else gets it. */
async function breakableLine(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const end of [near, far]) {
      open.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => open.delete(end));
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  const cut = () => {
    isCut = true;
    for (const end of open) end.destroy();
  };
  return {
    url: url.href,
    cut,
    mend: () => {
      isCut = false;
    },
    end: () => {
      server.close();
      cut();
    },
  };
}
