// Journeys through the kinds of question whose answer is more than a choice or a word.
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, PATTERN, test, TITLES } from './fixtures/kinds';

type Kind = keyof typeof TITLES;

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });

/** Goes there by Tab alone, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}.`);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }));
  await page.keyboard.press('Enter');
}

async function kindOnPage(page: Page): Promise<Kind> {
  const stem = page.locator('[id$="-stem"]');
  await stem.waitFor();
  const text = await stem.innerText();
  const found = Object.entries(TITLES).find(([, title]) => text.startsWith(title));
  if (!found) throw new Error(`No question of the fixture starts with "${text}".`);
  return found[0] as Kind;
}

const ANSWER: Record<Kind, (page: Page) => Promise<void>> = {
  pattern: async (page) => {
    await tabTo(page, page.getByRole('textbox', { name: 'Your answer' }));
    await page.keyboard.type('Colour');
  },
  output: async (page) => {
    await tabTo(page, page.getByRole('textbox', { name: 'What it prints' }));
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1');
  },
  cloze: async (page) => {
    await tabTo(page, page.getByRole('textbox', { name: 'Blank 1 of 3' }));
    await page.keyboard.type('dict');
    await tabTo(page, page.getByRole('combobox', { name: 'Blank 2 of 3' }));
    await page.keyboard.type('server');
    await tabTo(page, page.getByRole('textbox', { name: 'Blank 3 of 3' }));
    await page.keyboard.type('get');
  },
  ordering: async (page) => {
    for (const step of ['loads', 'saves it', 'view'])
      await press(page, new RegExp(`^Add .*${step}`));
    await press(page, /^Move up .*view/);
    await expect(page.getByRole('status').filter({ hasText: 'now number 2 of 3' })).toBeAttached();
    // The focus stays with the piece, so that it can be moved on.
    await expect(page.getByRole('button', { name: /^Move up .*view/ })).toBeFocused();
  },
  parsons: async (page) => {
    await press(page, /^Add def/);
    await press(page, /^Add n =/);
    await press(page, /^Indent n =/);
    await expect(page.getByRole('status').filter({ hasText: 'now at level 1' })).toBeAttached();
    await press(page, /^Add request\.session\['n'\]/);
  },
  matching: async (page) => {
    await tabTo(page, page.getByRole('combobox', { name: 'flush()' }));
    await page.keyboard.type('deletes');
    await tabTo(page, page.getByRole('combobox', { name: 'cycle_key()' }));
    await page.keyboard.type('keeps');
  },
};

test('a student answers every kind of question by keyboard alone', async ({ page }) => {
  await page.goto(`/practice/${PATTERN}`);
  const met = new Set<Kind>();
  for (let number = 1; number <= 6; number += 1) {
    await expect(heading(page, `Question ${number} of 6`)).toBeVisible();
    const kind = await kindOnPage(page);
    met.add(kind);
    await ANSWER[kind](page);
    await press(page, 'Check');
    await expect(heading(page, 'Right'), kind).toBeFocused();
    await page.keyboard.press('Enter');
  }
  expect([...met].sort()).toEqual(Object.keys(TITLES).sort());
  await expect(page.getByText('6 of 6 questions right')).toBeVisible();
});

test('every kind fits its page and its fingers, before and after the answer, without a violation', async ({
  page,
}) => {
  test.slow();
  // What is still fading in has no contrast to judge.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/practice/${PATTERN}`);
  for (let number = 1; number <= 6; number += 1) {
    await expect(heading(page, `Question ${number} of 6`)).toBeVisible();
    const kind = await kindOnPage(page);
    await ANSWER[kind](page);
    await expectSound(page, kind);
    const box = page.getByRole('group').or(page.getByRole('textbox')).first();
    for (const control of await box.locator('button, select, input').all()) {
      const size = await control.boundingBox();
      expect(
        Math.round(Math.min(size?.width ?? 0, size?.height ?? 0)),
        kind,
      ).toBeGreaterThanOrEqual(44);
    }
    await page.getByRole('button', { name: 'I don’t know' }).click();
    await expect(heading(page, 'Now you can look at it')).toBeFocused();
    await expectSound(page, kind);
    await page.keyboard.press('Enter');
  }
});

async function expectSound(page: Page, kind: Kind): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${kind} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider, `${kind} is wider than the page by`).toBeLessThanOrEqual(0);
}

test('an unfinished answer is told from a wrong one, and a wrong one says what is right', async ({
  page,
}) => {
  await page.goto(`/practice/${PATTERN}`);
  for (let number = 1; number <= 6; number += 1) {
    await expect(heading(page, `Question ${number} of 6`)).toBeVisible();
    const kind = await kindOnPage(page);
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByText(/first, or say that you don’t know\.$/)).toBeVisible();
    if (kind === 'ordering') {
      for (const step of ['saves it', 'view', 'loads']) {
        await page.getByRole('button', { name: new RegExp(`^Add .*${step}`) }).click();
      }
      await page.getByRole('button', { name: /^Take out .*loads/ }).click();
      await page.getByRole('button', { name: 'Check' }).click();
      await expect(heading(page, 'Not right')).toBeFocused();
      await expect(page.getByText('It belongs in the answer.')).toBeVisible();
    } else if (kind === 'cloze') {
      await page.getByRole('textbox', { name: 'Blank 1 of 3' }).fill('dict');
      await page.getByRole('combobox', { name: 'Blank 2 of 3' }).selectOption('client');
      await page.getByRole('textbox', { name: 'Blank 3 of 3' }).fill('pop');
      await page.getByRole('button', { name: 'Check' }).click();
      await expect(heading(page, 'Partly right')).toBeFocused();
      await expect(page.getByText('Right answer')).toHaveCount(2);
    } else {
      await page.getByRole('button', { name: 'I don’t know' }).click();
      await expect(heading(page, 'Now you can look at it')).toBeFocused();
    }
    await page.getByRole('button', { name: /Next question|See how it went/ }).click();
  }
});

test('a lesson asks such questions in place', async ({ page }) => {
  await page.goto(`/learn/${PATTERN}`);
  await page.getByRole('button', { name: 'Add first' }).click();
  await page.getByRole('button', { name: 'Add second' }).click();
  await page.getByRole('button', { name: 'Check' }).first().click();
  await expect(heading(page, 'Right')).toBeFocused();
  await page.getByRole('textbox', { name: 'Blank 1 of 1' }).fill('blank');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Right').nth(1)).toBeFocused();
});

test('an answer given by a slip in a lesson is taken back, while it is the last one', async ({
  page,
}) => {
  await page.goto(`/learn/${PATTERN}`);
  await page.getByRole('textbox', { name: 'Blank 1 of 1' }).fill('slip');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Not right')).toBeFocused();
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByText(/^Taken back\. That answer does not count/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Blank 1 of 1' })).toHaveValue('');
  await page.getByRole('textbox', { name: 'Blank 1 of 1' }).fill('blank');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Right')).toBeFocused();
});
