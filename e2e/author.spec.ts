// Journeys of somebody who writes questions in the playground.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/reading';

const BROKEN = `## What does \`len\` give for $$n$$ letters?
<!-- id: length -->

- [ ] \`n\`
  > Right.
- [ ] \`n + 1\`
  > Nothing ends a text here.

### Hint
Count them.

### Solution
1. Count the letters.
`;

const pane = (page: Page): Locator => page.getByRole('region', { name: 'As learners see it' });
const said = (page: Page): Locator => page.getByRole('region', { name: 'What the checker says' });
const editor = (page: Page): Locator => page.getByRole('textbox', { name: /^Markdown of / });

async function show(page: Page, side: 'Write' | 'See'): Promise<void> {
  const tab = page.getByRole('button', { name: new RegExp(`^${side}\\b`) });
  if (await tab.isVisible()) await tab.click();
}

async function write(page: Page, text: string): Promise<void> {
  await show(page, 'Write');
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

test('an author mends a broken question, answers it wrong and right, and takes it along', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/author');
  await write(page, BROKEN);
  await expect(said(page).getByRole('status')).toHaveText('1 error');
  await expect(page.locator('.cm-lintRange-error').first()).toBeVisible();
  const message = said(page).getByRole('button', { name: /Error Line 4 no-key/ });
  await expect(message).toContainText('Mark the right option with [x].');
  await show(page, 'Write');
  await message.click();
  await expect(editor(page)).toBeFocused();
  const mended = BROKEN.replace('- [ ] `n`\n', '- [x] `n`\n');
  await write(page, mended);
  await expect(said(page).getByRole('status')).toHaveText('No problems.');

  await show(page, 'See');
  await expect(pane(page).locator('.katex').first()).toBeVisible();
  await pane(page).getByRole('button', { name: 'Check' }).click();
  await expect(pane(page)).toContainText('Choose an answer first');
  await pane(page).getByRole('button', { name: /^Hint/ }).click();
  await expect(pane(page)).toContainText('Count them.');
  await pane(page).getByRole('radio', { name: 'n + 1' }).check();
  await pane(page).getByRole('button', { name: 'Check' }).click();
  await expect(pane(page).getByRole('heading', { name: 'Not right' })).toBeFocused();
  await expect(pane(page)).toContainText('Nothing ends a text here.');
  await expect(pane(page)).not.toContainText('Comes back');
  await pane(page).getByRole('button', { name: 'Show the solution' }).click();
  await expect(pane(page)).toContainText('Count the letters.');
  await pane(page).getByRole('button', { name: 'Try it again' }).click();
  await pane(page).getByRole('radio', { name: 'n', exact: true }).check();
  await pane(page).getByRole('button', { name: 'Check' }).click();
  await expect(pane(page).getByRole('heading', { name: 'Right', exact: true })).toBeVisible();

  // It says so for a moment only: looked for from before the click on.
  await Promise.all([
    page.getByRole('button', { name: 'Copied' }).waitFor(),
    page.getByRole('button', { name: 'Copy', exact: true }).first().click(),
  ]);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(mended);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('easy.md');
  expect(readFileSync(await file.path(), 'utf8')).toBe(mended);

  await page.reload();
  await show(page, 'Write');
  await expect(editor(page)).toContainText('Nothing ends a text here.');
  await expect(said(page).getByRole('status')).toHaveText('No problems.');
});

test('an author sees every kind of question from its sample, and every mode', async ({ page }) => {
  test.slow();
  await page.goto('/author');
  await write(page, '');
  const kinds = page.getByRole('combobox', { name: 'Kind of question to add' });
  const names = await kinds.getByRole('option').allTextContents();
  expect(names).toHaveLength(11);
  for (const [nth, name] of names.entries()) {
    await kinds.selectOption(name);
    await page.getByRole('button', { name: 'Add a question' }).click();
    await show(page, 'See');
    const title = nth === 0 ? 'Question 1 of 1' : `Question ${nth + 1} of ${nth + 1}`;
    await expect(pane(page).getByRole('heading', { name: title })).toBeVisible();
    await expect(pane(page).getByRole('button', { name: 'Check' })).toBeVisible();
    await show(page, 'Write');
  }
  await expect(said(page).getByRole('status')).toHaveText('No problems.');

  await page.getByRole('button', { name: 'Lesson' }).click();
  const modes = page.getByRole('combobox', { name: 'Mode' });
  for (const mode of await modes.getByRole('option').allTextContents()) {
    await modes.selectOption(mode);
    await page.getByRole('button', { name: 'Start from its sample' }).click();
    await show(page, 'See');
    await expect(pane(page)).toContainText(`${mode} · ~1 min`);
    await show(page, 'Write');
    await expect(said(page).getByRole('status')).toHaveText('No problems.');
  }
});

test('the playground sends nothing of what is written', async ({ page }) => {
  await page.goto('/author');
  await expect(said(page).getByRole('status')).toHaveText('No problems.');
  const sent: string[] = [];
  page.on('request', (request) => {
    // Code, and links that came into view: pages fetched ahead, which carry nothing of the editor's.
    const isOurs = /\/_next\/|^blob:|[?&]_rsc=/.test(request.url());
    if (!isOurs) sent.push(`${request.method()} ${request.url()}`);
  });
  await write(page, BROKEN.replace('- [ ] `n`\n', '- [x] `n`\n'));
  await show(page, 'See');
  await pane(page).getByRole('radio', { name: 'n', exact: true }).check();
  await pane(page).getByRole('button', { name: 'Check' }).click();
  await expect(pane(page).getByRole('heading', { name: 'Right', exact: true })).toBeVisible();
  expect(sent).toEqual([]);
});

test('somebody with a keyboard gets into the editor and out of it', async ({ page, isMobile }) => {
  test.skip(isMobile, 'A phone has no Tab key.');
  await page.goto('/author');
  await expect(said(page).getByRole('status')).toHaveText('No problems.');
  await editor(page).focus();
  await expect(editor(page)).toHaveAccessibleDescription(/press Escape, then Tab/);
  await page.keyboard.press('Tab');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the playground has no barrier that axe can find (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.goto('/author');
    await write(page, BROKEN);
    await expect(said(page).getByRole('status')).toHaveText('1 error');
    for (const side of ['Write', 'See'] as const) {
      await show(page, side);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
  });
}
