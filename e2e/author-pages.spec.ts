// What those who write content see of it, and that nobody else does.
import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { Client } from 'pg';
import { beginPattern, expect, test } from './fixtures/reading';

/** Makes the visitor somebody, with that role. No page grants roles yet: a row of the database does. */
async function become(context: BrowserContext, databaseUrl: string, role: string): Promise<void> {
  await beginPattern(context.request, 'fixture/alpha');
  const client = new Client(databaseUrl);
  await client.connect();
  await client.query(
    `UPDATE "User" SET role = $1::"Role" WHERE id = (SELECT "userId" FROM "Answer" ORDER BY "receivedAt" DESC LIMIT 1)`,
    [role],
  );
  await client.end();
}

async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // Its text takes the focus, which axe does not see in an editable element.
    .exclude('.cm-scroller')
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test('a pattern’s page for authors does not exist for others', async ({ page, context, shelf }) => {
  const missing = await page.request.get(`/author/fixture/${randomUUID()}`);
  expect(missing.status()).toBe(404);
  for (const role of [null, 'student', 'teacher']) {
    if (role !== null) await become(context, shelf.product.databaseUrl, role);
    const reply = await page.request.get('/author/fixture/alpha');
    expect([role, reply.status()]).toEqual([role, 404]);
    await page.goto('/author/fixture/alpha');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page does not exist');
    expect(await page.content()).not.toContain('What is fact');
  }
  await page.goto('/author');
  await expect(page.getByRole('region', { name: 'What the checker says' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Your content' })).toHaveCount(0);
  await page.goto('/author?file=fixture/alpha/questions/easy.md');
  await expect(page.getByText('There is no file fixture/alpha/questions/easy.md')).toBeVisible();
});

test('an author finds a question by its pattern, changes it, and takes the file’s text back', async ({
  page,
  context,
  shelf,
}) => {
  await become(context, shelf.product.databaseUrl, 'author');
  await page.goto('/author');
  await expect(page.getByRole('heading', { name: 'Your content' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: 'Alpha', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Alpha');
  await expect(page.getByText(/^No lesson yet: Analogy/)).toBeVisible();
  await expectSound(page);
  const link = page.getByRole('rowheader').getByRole('link').nth(2);
  const title = await link.innerText();
  await link.click();
  const editor = page.getByRole('textbox', { name: /^Markdown of / });
  await editor.waitFor();
  const pane = page.getByRole('region', { name: 'As learners see it' });
  const see = page.getByRole('button', { name: /^See\b/ });
  if (await see.isVisible()) await see.click();
  await expect(pane).toContainText(title);
  const write = page.getByRole('button', { name: /^Write\b/ });
  if (await write.isVisible()) await write.click();
  await editor.press('ControlOrMeta+End');
  await page.keyboard.insertText('\n## Unfinished');
  await expect(page.getByText('You have changed this file here.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('You have changed this file here.')).toBeVisible();
  // The editor comes a moment after what stands above it, and is what takes the text back.
  await editor.waitFor();
  await page.getByRole('button', { name: 'Take the file’s own text' }).click();
  await expect(page.getByText(/as it is in the content folder/)).toBeVisible();
});
