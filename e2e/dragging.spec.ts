// Journeys of somebody who drags pieces, beside the buttons that everybody has.
import type { Locator, Page } from '@playwright/test';
import { expect, PATTERN, test } from './fixtures/kinds';

const answer = (page: Page): Locator => page.getByRole('list', { name: /^Your answer/ });

/** Pieces stand there before the code that drags them; its buttons wait for it, too. */
async function openLesson(page: Page): Promise<void> {
  await page.goto(`/learn/${PATTERN}`);
  await expect(page.getByRole('button', { name: 'Add second' })).toBeEnabled();
}

/** From the middle of one to a place in another, in steps as a hand does. */
async function drag(page: Page, from: Locator, to: Locator, part = 0.5): Promise<void> {
  // Away from the edges, where a drag scrolls the page.
  await from.evaluate((row) => row.scrollIntoView({ block: 'center' }));
  const start = await from.boundingBox();
  const end = await to.boundingBox();
  if (!start || !end) throw new Error('One of them is not on the page.');
  await page.mouse.move(start.x + 14, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + 14, end.y + end.height * part, { steps: 8 });
}

test('somebody drags pieces into an answer, about in it, and out of it', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'A mouse; fingers are tried below.');
  await openLesson(page);
  const piece = (text: string) => page.getByRole('listitem').filter({ hasText: text });
  await drag(page, piece('second'), page.getByText('Nothing here yet.'));
  await page.mouse.up();
  await expect(answer(page).getByRole('listitem')).toHaveText([/second/]);
  await drag(page, piece('first'), answer(page).getByRole('listitem').first(), 0.1);
  await page.mouse.up();
  await expect(answer(page).getByRole('listitem')).toHaveText([/first/, /second/]);
  await expect(page.getByRole('status').filter({ hasText: 'now number 1 of 2' })).toBeAttached();

  await drag(
    page,
    answer(page).getByRole('listitem').first(),
    answer(page).getByRole('listitem').last(),
    0.9,
  );
  await expect(answer(page).getByRole('listitem')).toHaveText([/second/, /first/]);
  await page.keyboard.press('Escape');
  await expect(answer(page).getByRole('listitem')).toHaveText([/first/, /second/]);
  await page.mouse.up();

  await drag(
    page,
    answer(page).getByRole('listitem').first(),
    page.getByRole('button', { name: 'Check' }).first(),
  );
  await page.mouse.up();
  await expect(answer(page).getByRole('listitem')).toHaveText([/second/]);
});

test('a finger drags by the grip, and scrolls everywhere else', async ({ page, isMobile }) => {
  test.skip(!isMobile, 'Fingers.');
  await openLesson(page);
  const rows = answer(page).getByRole('listitem');
  await page.getByRole('button', { name: 'Add second' }).tap();
  // What is left moves up when a piece is placed; a finger waits for it.
  await expect(rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Add first' }).tap();
  await expect(rows).toHaveCount(2);
  const session = await page.context().newCDPSession(page);
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
    });
  // Away from the edges, where a drag scrolls the page.
  await rows.last().evaluate((row) => row.scrollIntoView({ block: 'center' }));
  const grip = await rows.last().locator('[data-grip]').boundingBox();
  const first = await rows.first().boundingBox();
  if (!grip || !first) throw new Error('There is no grip.');
  const x = grip.x + grip.width / 2;
  await touch('touchStart', x, grip.y + grip.height / 2);
  for (const part of [0.7, 0.4, 0.1]) {
    const from = grip.y + grip.height / 2;
    await touch('touchMove', x, first.y + 4 + (from - first.y - 4) * part);
  }
  await touch('touchMove', x, first.y + 4);
  await touch('touchEnd');
  await expect(rows).toHaveText([/first/, /second/]);
});
