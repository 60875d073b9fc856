// Journeys of somebody who leaves: with their data, for good, or only this browser.
import { readFileSync } from 'node:fs';
import { signIn, signUp } from './fixtures/account';
import { violationsOn } from './fixtures/axe';
import { answerOne, expect, heading, keptAnswers, test } from './fixtures/journey';

test('who deletes their account takes their data along and leaves nothing behind', async ({
  page,
  browser,
  school,
}) => {
  const account = await signUp(page, school.product);
  await answerOne(page, school);
  const elsewhere = await (await browser.newContext({ baseURL: school.product.url })).newPage();
  await signIn(elsewhere, account);
  await expect(elsewhere).toHaveURL('/');
  expect(await keptAnswers(elsewhere, school.content)).toBe(1);

  await page.goto('/settings');
  expect(await violationsOn(page)).toEqual([]);
  const file = page.waitForEvent('download');
  await page.locator('#data').getByRole('link').first().click();
  const saved = JSON.parse(readFileSync(await (await file).path(), 'utf8')) as object;
  expect(JSON.stringify(saved)).toContain(account.email);
  expect(JSON.stringify(saved)).toContain(school.content.pattern);

  const erase = page.locator('#erase');
  await erase.getByLabel('Your password').fill('not this one');
  await erase.getByRole('button', { name: 'Delete my account' }).click();
  await expect(erase.getByRole('alert')).toHaveText(/^Nothing was deleted/);
  await erase.getByLabel('Your password').fill(account.password);
  await erase.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page).not.toHaveURL(/settings/);
  expect(await keptAnswers(page, school.content)).toBe(0);
  // The other device is signed out at once, and the account is unknown.
  expect(await keptAnswers(elsewhere, school.content)).toBe(0);
  await signIn(page, account);
  await expect(page.getByText('E-mail and password do not belong together.')).toBeVisible();
  await elsewhere.context().close();
});

test('in a browser that two people share, nothing of one becomes the other’s', async ({
  page,
  school,
}) => {
  await signUp(page, school.product, { name: 'Ann Lee' });
  await answerOne(page, school);
  await page.goto('/signin');
  // By then the page's code is there, which forgets what this browser kept.
  await expect(page.getByRole('button', { name: /^Your account/ })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  // The session ends first, then this browser forgets them, then it goes home.
  await expect(page).toHaveURL('/');
  expect(await keptAnswers(page, school.content)).toBe(0);

  await signUp(page, school.product, { name: 'Bo Berg' });
  expect(await keptAnswers(page, school.content)).toBe(0);
  await page.goto(`/practice/${school.content.pattern}`);
  // A round of practice begins anew: where the other one stood is not told.
  await expect(heading(page, /^Question 1 of/)).toBeVisible();
  await page.goto('/progress');
  await expect(page.getByText('Ann')).toHaveCount(0);
});
