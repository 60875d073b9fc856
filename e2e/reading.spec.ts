// Journeys of somebody who reads.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeContent } from './fixtures/content';
import { expect, test } from './fixtures/reading';
import { startServer } from './fixtures/server';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader finds the whole lesson in the page', async ({ page }) => {
    await page.goto('/learn/fixture/alpha/execution');
    const lesson = page.getByRole('article');
    for (const words of [
      'Opening words of the run.',
      'Flow step two',
      'print(total)',
      'Print it',
      'Which number is printed by the run?',
      'Exactly 5',
      'Keep this thought.',
    ]) {
      await expect(lesson.getByText(words).filter({ visible: true }).first()).toBeVisible();
    }
    await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeHidden();
    await page.getByText('Why does it print five?').click();
    await expect(page.getByText('Because five was added.')).toBeVisible();
  });

  test('a reader finds every tab of code below its title', async ({ page }) => {
    await page.goto('/learn/fixture/alpha/performance');
    for (const words of ['sum(costs)', 'costs.reduce', 'puts costs.sum', 'console.log(total)'])
      await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByText('Python', { exact: true }).filter({ visible: true })).toHaveCount(
      1,
    );
    await expect(page.getByRole('tablist')).toHaveCount(0);
  });

  test('a reader goes from home through the track to a lesson', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Track of Alpha' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Track of Alpha');
    await page.getByRole('link', { name: 'Alpha', exact: true }).first().click();
    await expect(page.getByText('The lesson of Alpha in one sentence.')).toBeVisible();
  });
});

test('a reader steps through code and is told what changed', async ({ page }) => {
  await page.goto('/learn/fixture/alpha/execution');
  const stepper = page.getByRole('group', { name: 'Step through the code' });
  const next = stepper.getByRole('button', { name: 'Next' });
  await expect(stepper.getByText('Step 1 of 3')).toBeVisible();
  await expect(stepper.getByText('Running:').locator('..')).toContainText('total = 0');

  await next.click();
  await expect(stepper.getByText('Add five')).toBeVisible();
  await expect(stepper.getByText('Running:').locator('..')).toContainText('total = total + 5');
  await expect(stepper.getByText('changed')).toHaveCount(1);

  await next.press('ArrowRight');
  await expect(stepper.getByText('Step 3 of 3')).toBeVisible();
  await expect(next).toBeDisabled();
  await expect(page.getByRole('columnheader', { name: /Final/ })).toContainText('here');
  await stepper.getByRole('button', { name: 'Back' }).press('Home');
  await expect(stepper.getByText('Begin with nothing')).toBeVisible();
});

test('a stepper that plays ends on the last step', async ({ page }) => {
  await page.clock.install();
  await page.goto('/learn/fixture/alpha/execution');
  const stepper = page.getByRole('group', { name: 'Step through the code' });
  const play = stepper.getByRole('button', { name: 'Play' });
  await expect(play).toBeEnabled();
  // From here on time goes only as far as it is told: no step is over before somebody has looked at it.
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await play.click();
  for (const step of [2, 3]) {
    await page.clock.runFor(1_700);
    const shown = stepper.getByText(`Step ${step} of 3`);
    const aMomentLater = async () => {
      await page.clock.runFor(50);
      return shown.isVisible();
    };
    await expect.poll(aMomentLater, { intervals: [50] }).toBe(true);
  }
  await expect(stepper.getByRole('button', { name: 'Again' })).toBeVisible();
});

test('the picker tells which of the ten modes exist and which was read last', async ({ page }) => {
  await page.goto('/learn/fixture/alpha');
  const modes = page.getByRole('navigation', { name: '4 ways to learn this' });
  await expect(modes.getByRole('listitem')).toHaveCount(10);
  await expect(modes.getByRole('link')).toHaveCount(4);
  await expect(modes.getByText('not written yet')).toHaveCount(6);
  // A page counts as read once its code is there.
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('read:fixture/alpha')))
    .toBe('concept');
  await modes.getByRole('link', { name: /Step by step 7 min/ }).click();
  await expect(page.getByText('Opening words of the run.')).toBeVisible();
  await expect(modes.getByRole('link', { name: /Concept.*read last/ })).toBeVisible();
});

test('the performance mode says impact, verdicts and both ways in words', async ({ page }) => {
  await page.goto('/learn/fixture/alpha/performance');
  await expect(page.getByText('The time a page takes')).toBeVisible();
  await expect(page.getByRole('row', { name: /Keys 1 Good/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Things 40 Bad/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Do this' })).toContainText('Gain: One query');
  await expect(page.getByRole('region', { name: 'Not this' })).toContainText('Cost: Forty queries');
});

test('a reader goes through tabs of code by keyboard, and the choice holds everywhere', async ({
  page,
}) => {
  await page.goto('/learn/fixture/alpha/performance');
  const python = page.getByRole('tab', { name: 'Python' });
  // Tabs take the focus once their code is there.
  await expect(python).toBeEnabled();
  await python.focus();
  await expect(page.getByRole('tabpanel', { name: 'Python' })).toContainText('sum(costs)');
  await expect(page.getByText('console.log(total)')).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'JavaScript' }).first()).toBeFocused();
  await expect(page.getByText('costs.reduce')).toBeVisible();
  await expect(page.getByText('sum(costs)')).toBeHidden();
  await expect(page.getByText('console.log(total)')).toBeVisible();
  await page.reload();
  await expect(page.getByText('costs.reduce')).toBeVisible();
  await page.getByRole('tab', { name: 'JavaScript' }).first().press('Home');
  await expect(page.getByText('sum(costs)')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('costs.reduce')).toBeVisible();
  await expect(page.getByRole('tablist').first()).toBeHidden();
});

test('code is copied as it was written', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/learn/fixture/alpha/performance');
  await page.getByRole('button', { name: 'Copy' }).first().click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('ids = list(rows)');
});

test('formulas bring their style sheet, and other lessons do not carry it', async ({ page }) => {
  const sheets = page.locator('link[rel=stylesheet]');
  await page.goto('/learn/fixture/alpha');
  const usual = await sheets.count();
  await page.goto('/learn/fixture/alpha/cheatsheet');
  await expect(page.locator('.katex-display')).toBeVisible();
  await expect(sheets).toHaveCount(usual + 1);
});

test('an address that names nothing is a 404 with a way on, the first time too', async ({
  page,
}) => {
  for (const address of [
    '/learn/nowhere',
    '/learn/fixture/nothing',
    '/learn/fixture/alpha/visual',
    '/learn/fixture/alpha/execution/more',
    '/practice/fixture/nothing',
    '/test/fixture',
    '/v/_',
    '/no-such-page',
  ]) {
    const response = await page.goto(address);
    expect.soft(response?.status(), address).toBe(404);
    await expect.soft(page.getByRole('heading', { level: 1 })).toHaveText(/does not exist/);
  }
  await page.getByRole('link', { name: 'See all tracks' }).click();
  await expect(page.getByRole('heading', { name: 'Tracks' })).toBeVisible();
});

test('a renamed pattern is found under its earlier address', async ({ page }) => {
  await page.goto('/learn/fixture/old-beta');
  await expect(page).toHaveURL(/\/learn\/fixture\/beta$/);
  await expect(page.getByText('No lesson has been written for this pattern yet.')).toBeVisible();
});

test.describe('with nothing kept in the browser', () => {
  // What it keeps for times without the network may stand in for a server that has just begun and is slow.
  test.use({ serviceWorkers: 'block' });

  test('the same build shows another folder of content after a restart', async ({ page }) => {
    const folderOf = (title: string) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-other-'));
      writeContent(folder, { track: 'fixture', pattern: 'alpha', title });
      return folder;
    };
    const product = await startServer({ contentDir: folderOf('Before') });
    await page.goto(`${product.url}/learn/fixture/alpha`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Before');
    await product.stop();
    await product.start({ contentDir: folderOf('After') });
    await page.goto(`${product.url}/learn/fixture/alpha`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('After');
    await product.end();
  });
});
