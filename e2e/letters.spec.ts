// Journeys that go on from a letter: signing up, a forgotten password, a link to sign in, another e-mail.
import { linkIn } from '@/server/accounts/testing/mailbox';
import { PASSWORD } from './fixtures/account';
import { violationsOn } from './fixtures/axe';
import { expect, heading } from './fixtures/journey';
import { linkOf, newEmail, signUpByLetter, test } from './fixtures/post';

test('with mail, signing up tells nobody who has an account', async ({ page, post }) => {
  const { mailbox, product } = post;
  const email = newEmail();
  const ask = async () => {
    await page.goto(`${product.url}/signup?next=/progress`);
    await page.getByLabel('Name', { exact: true }).fill('Ann Lee');
    await page.getByLabel('E-mail', { exact: true }).fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Make the account' }).click();
    return page.getByRole('status').filter({ hasText: 'Look into your mail' }).textContent();
  };
  const first = await ask();
  await page.goto(product.url + linkIn(await mailbox.letterTo(email)));
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page).toHaveURL(`${product.url}/progress`);
  await page.context().clearCookies();
  expect(await ask()).toBe(first);
  await expect
    .poll(async () => (await mailbox.letterTo(email)).subject)
    .toBe('You already have an account at Holdfast');
});

test('a forgotten password is replaced by a letter, which ends the sessions elsewhere', async ({
  page,
  browser,
  post,
}) => {
  const { mailbox, product } = post;
  const account = await signUpByLetter(page, post);
  const elsewhere = await (await browser.newContext({ baseURL: product.url })).newPage();
  await elsewhere.goto('/reset');
  await elsewhere.getByLabel('E-mail', { exact: true }).fill(account.email);
  await elsewhere.getByRole('button', { name: 'Send the letter' }).click();
  await expect(elsewhere.getByText('Look into your mail.')).toBeVisible();
  const link = await linkOf(mailbox, account.email, 'Choose a new password for Holdfast');
  await elsewhere.goto(link);
  await elsewhere.getByLabel('New password').fill('five red apples');
  await elsewhere.getByRole('button', { name: 'Set the password' }).click();
  await expect(elsewhere).toHaveURL('/');
  await elsewhere.goto(link);
  await expect(elsewhere.getByText('This link does not work any more.')).toBeVisible();
  await page.goto(`${product.url}/settings`);
  await expect(heading(page, 'You have no account yet')).toBeVisible();
  await elsewhere.context().close();
});

test('a link from a letter signs in by a button, once', async ({ page, post }) => {
  const { mailbox, product } = post;
  const account = await signUpByLetter(page, post);
  await page.context().clearCookies();
  await page.goto(`${product.url}/signin?next=/progress`);
  await page.getByLabel('E-mail', { exact: true }).last().fill(account.email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByText('Look into your mail.')).toBeVisible();
  const link =
    product.url + (await linkOf(mailbox, account.email, 'Your link to sign in to Holdfast'));
  // A program that looks at links in mail opens it first.
  await page.request.get(link);
  await page.goto(link);
  await expect(page.getByText(`This signs you in as ${account.email}`)).toBeVisible();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(`${product.url}/progress`);
  await page.goto(link);
  await expect(page.getByText('This link does not work any more.')).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test(`another e-mail is confirmed from its letter ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    page,
    browser,
    post,
  }) => {
    const { mailbox, product } = post;
    const account = await signUpByLetter(page, post);
    const context = await browser.newContext({ baseURL: product.url, javaScriptEnabled });
    await context.addCookies(await page.context().cookies());
    const settings = await context.newPage();
    const email = newEmail();
    await settings.goto('/settings');
    const section = settings.locator('#sign-in');
    const change = async (password: string) => {
      if (!(await section.getByLabel('New e-mail').isVisible()))
        await section.getByText('Change your e-mail').click();
      await section.getByLabel('New e-mail').fill(email);
      await section.getByLabel('Your password').fill(password);
      await section.getByRole('button', { name: 'Change the e-mail' }).click();
    };
    await change('not this one');
    await expect(section.getByText('This is not your password.')).toBeVisible();
    await expect(section.getByLabel('New e-mail')).toHaveValue(email);
    await change(account.password);
    await expect(section.getByText(`a letter to ${email} has the link`)).toBeVisible();
    await expect
      .poll(async () => (await mailbox.letterTo(account.email)).subject)
      .toBe('Your e-mail at Holdfast is to be changed');
    await settings.goto(linkIn(await mailbox.letterTo(email)));
    await settings.getByRole('button', { name: 'Use this e-mail' }).click();
    await expect(settings.getByText(`From now on you sign in as ${email}.`)).toBeVisible();
    await settings.goto('/settings');
    await expect(section.getByText(`You sign in as ${email}.`)).toBeVisible();
    await context.close();
  });

test('nobody is kept out of the pages about accounts', async ({ page, post }) => {
  for (const path of ['/signup', '/signin', '/reset', '/privacy', '/verify', '/signin/link']) {
    await page.goto(post.product.url + path);
    expect(await violationsOn(page), path).toEqual([]);
  }
  await page.goto(`${post.product.url}/signup`);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Look at what is marked' })).toBeFocused();
  expect(await violationsOn(page)).toEqual([]);
  await signUpByLetter(page, post);
  await page.goto(`${post.product.url}/settings`);
  expect(await violationsOn(page)).toEqual([]);
});
