// Journeys of somebody whose skills come due.
import type { Page } from '@playwright/test';
import { expect, give, heading, keptAnswers, questionOn, test } from './fixtures/journey';
import type { FixtureContent } from './fixtures/content';
import { learnedDaysAgo, planWith } from './fixtures/past';

/** How many skills the beginning of a review names. */
async function countOf(page: Page): Promise<number> {
  const line = page.getByText(/^\d+ skills, about \d+ minutes?, from 1 pattern$/);
  return Number.parseInt((await line.textContent()) ?? '', 10);
}

async function reviewed(page: Page, content: FixtureContent, how: 'right' | 'wrong') {
  await page.getByRole('button', { name: 'Check' }).waitFor();
  const question = await questionOn(page, content);
  await give(page, question, how);
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(heading(page, /^(Right|Not right|Partly right)$/)).toBeFocused();
  await page.getByRole('button', { name: /^(Next|See how it went)$/ }).click();
  return question;
}

test('what came due is proposed on home, asked with its reason, and told at the end', async ({
  page,
  school,
}) => {
  test.slow();
  const learned = await learnedDaysAgo(page, school.content, 14);
  await page.goto('/');
  await expect(page.getByText(/^\d+ skills are fading$/)).toBeVisible();
  await expect(page.getByRole('link', { name: /^Review, \d+ skills due$/ })).toBeVisible();
  await page
    .getByRole('region', { name: 'What to do next' })
    .getByRole('link', { name: 'Review' })
    .click();

  await expect(page).toHaveURL('/review');
  const skills = await countOf(page);
  expect(skills).toBeGreaterThan(3);
  await expect(
    page.getByText(/^Now, because recall is about \d+%; in 3 days it would be \d+%\.$/),
  ).toBeVisible();
  const slipped = await reviewed(page, school.content, 'wrong');
  await expect(page.getByText(/^1 done · about/)).toBeVisible();
  for (let number = 2; number <= skills; number += 1) await reviewed(page, school.content, 'right');

  await expect(heading(page, 'Review done')).toBeFocused();
  await expect(page.getByText(`${skills} skills asked: ${skills - 1} held.`)).toBeVisible();
  const misses = page.locator('div', { has: heading(page, 'What slipped') }).last();
  await expect(misses.getByText(slipped.skillTitle)).toBeVisible();
  await expect(misses.getByText(/comes back (today|tomorrow|on)/)).toBeVisible();
  expect(await keptAnswers(page, school.content)).toBe(learned.length + skills);

  await page.getByRole('link', { name: 'What to do next' }).click();
  await expect(page.getByText('Nothing is due.')).toBeVisible();
  await expect(page.getByText('skills are fading')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Review', exact: true }).first()).toBeVisible();
});

test('a review ends early, goes on, and outlives a reload on the same question', async ({
  page,
  school,
}) => {
  await learnedDaysAgo(page, school.content, 14);
  await page.goto('/review');
  const skills = await countOf(page);
  await reviewed(page, school.content, 'right');
  const second = await questionOn(page, school.content);
  await page.getByRole('button', { name: 'Finish for now' }).click();
  await expect(heading(page, 'Done for now')).toBeFocused();
  await expect(page.getByText(`${skills - 1} are left; they wait here.`)).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  expect((await questionOn(page, school.content)).id).toBe(second.id);

  await page.reload();
  await expect(page.getByText(/^1 done/)).toBeVisible();
  expect((await questionOn(page, school.content)).id).toBe(second.id);
});

test('an answer given by a slip is taken back and does not count', async ({ page, school }) => {
  const learned = (await learnedDaysAgo(page, school.content, 14)).length;
  await page.goto('/review');
  await page.getByRole('button', { name: 'Check' }).waitFor();
  const first = await questionOn(page, school.content);
  await page.getByRole('button', { name: 'I don’t know' }).click();
  await heading(page, 'Now you can look at it').waitFor();
  expect(await keptAnswers(page, school.content)).toBe(learned + 1);
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByText(/^Taken back\. That answer does not count/)).toBeVisible();
  expect((await questionOn(page, school.content)).id).toBe(first.id);
  expect(await keptAnswers(page, school.content)).toBe(learned);

  await reviewed(page, school.content, 'wrong');
  await page.getByRole('button', { name: 'Take back the last answer' }).click();
  await expect(page.getByText(/^Taken back\./)).toBeVisible();
  expect((await questionOn(page, school.content)).id).toBe(first.id);
  expect(await keptAnswers(page, school.content)).toBe(learned);
});

test('a miss comes again in the same review once its time has come', async ({ page, school }) => {
  test.slow();
  await learnedDaysAgo(page, school.content, 14);
  await page.goto('/review');
  const skills = await countOf(page);
  const missed = await reviewed(page, school.content, 'wrong');
  for (let number = 2; number < skills; number += 1) await reviewed(page, school.content, 'right');
  await school.product.moveClock({ days: 0, hours: 0.2 });
  try {
    await reviewed(page, school.content, 'right');
    await expect(page.getByText('Again, because it slipped a little while ago.')).toBeVisible();
    const again = await reviewed(page, school.content, 'right');
    expect(again.skillTitle).toBe(missed.skillTitle);
    await expect(page.getByText('right the second time')).toBeVisible();
  } finally {
    await school.product.moveClock({ days: 0 });
  }
});

test('skills come due as the days go by, and not before', async ({ page, school }) => {
  await learnedDaysAgo(page, school.content, 0);
  await page.goto('/review');
  await expect(heading(page, 'Nothing is due now')).toBeVisible();
  await expect(page.getByText(/Next comes? \d+ skills?, (tomorrow|on \w+)/)).toBeVisible();
  await page.getByRole('button', { name: 'Review ahead' }).click();
  await expect(page.getByText('All that you have learned was asked today.')).toBeVisible();
  await school.product.moveClock({ days: 20 });
  try {
    await page.reload();
    await expect(page.getByText(/^\d+ skills, about/)).toBeVisible();
  } finally {
    await school.product.moveClock({ days: 0 });
  }
});

test('somebody goes ahead of what is due', async ({ page, school }) => {
  await learnedDaysAgo(page, school.content, 1);
  await page.goto('/review');
  await page.getByRole('button', { name: 'Review ahead' }).click();
  await expect(page.getByText('Ahead of time: these would fade first.')).toBeVisible();
  await expect(page.getByText(/^Ahead of its day: recall is about \d+%/)).toBeVisible();
});

test('after days away the backlog is spread, and said so calmly', async ({ page, school }) => {
  await learnedDaysAgo(page, school.content, 20, { elapsedMs: 120_000 });
  await planWith(page, { dailyMinutes: 5 });
  await page.goto('/review');
  await expect(page.getByText(/^Some days went by\./)).toBeVisible();
  await page.goto('/');
  await expect(page.getByText(/^The rest (is spread over|fits)/)).toBeVisible();
});

test('a newcomer is told how reviews begin', async ({ page }) => {
  await page.goto('/review');
  await expect(heading(page, 'Your reviews begin with your first answers')).toBeVisible();
  await page.getByRole('link', { name: 'Choose a pattern' }).click();
  await expect(page).toHaveURL('/#tracks');
});

test('a single key says how sure one is, a second takes it back', async ({
  page,
  school,
  isMobile,
}) => {
  test.skip(isMobile, 'A phone has no keys.');
  await page.goto(`/practice/${school.content.pattern}`);
  await heading(page, 'Question 1 of 10').waitFor();
  await page.keyboard.press('y');
  const sure = page.getByRole('button', { name: 'Sure', exact: true });
  await expect(sure).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('u');
  await expect(sure).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('u');
  await expect(page.getByRole('button', { name: 'Unsure' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await page.keyboard.press('?');
  await expect(page.getByText('sure, unsure, just a guess (optional)')).toBeVisible();
});
