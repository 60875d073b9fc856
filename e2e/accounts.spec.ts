// Journeys of somebody who makes an account, comes back to it, and changes its password; and of who runs a
// fresh installation.
import { PASSWORD, signIn, signUp } from './fixtures/account';
import { violationsOn } from './fixtures/axe';
import { answerOne, expect, heading, keptAnswers, test } from './fixtures/journey';
import { startServer } from './fixtures/server';

test('who answered as a guest keeps it by signing up, and finds it again by signing in', async ({
  page,
  browser,
  school,
}) => {
  await answerOne(page, school);
  expect(await keptAnswers(page, school.content)).toBe(1);
  const account = await signUp(page, school.product);
  expect(await keptAnswers(page, school.content)).toBe(1);

  await page.getByRole('button', { name: /^Your account/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).filter({ visible: true }).click();
  // The page was home before, too: what tells is that the server knows nobody any more.
  await expect.poll(() => keptAnswers(page, school.content)).toBe(0);

  const elsewhere = await (await browser.newContext({ baseURL: school.product.url })).newPage();
  await answerOne(elsewhere, school);
  await signIn(elsewhere, { ...account, password: 'not this one' });
  await expect(elsewhere.getByText('E-mail and password do not belong together.')).toBeVisible();
  await expect(elsewhere.getByLabel('E-mail', { exact: true })).toHaveValue(account.email);
  await expect(elsewhere.getByLabel('Password', { exact: true })).toHaveValue('');
  await elsewhere.getByLabel('Password', { exact: true }).fill(account.password);
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(elsewhere).toHaveURL('/');
  expect(await keptAnswers(elsewhere, school.content)).toBe(2);
  await elsewhere.context().close();
});

test('signing up, out and in works without JavaScript', async ({ browser, school }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: school.product.url,
  });
  const page = await context.newPage();
  const account = await signUp(page, school.product);
  await page.goto('/signin');
  await expect(heading(page, 'You are signed in')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/');
  await signIn(page, { ...account, password: 'not this one' });
  await expect(page.getByText('E-mail and password do not belong together.')).toBeVisible();
  await expect(page).toHaveURL('/signin');
  await expect(page.getByLabel('E-mail', { exact: true }).first()).toHaveValue(account.email);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL('/');
  await page.goto('/settings');
  await expect(page.getByText(`You sign in as ${account.email}.`)).toBeVisible();
  await page.getByLabel('Password now').fill('not this one');
  await page.getByLabel('New password').fill('five red apples');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('This is not your password.')).toBeVisible();
  await expect(page).toHaveURL('/settings#sign-in');
  await expect(page.getByRole('alert')).toHaveCount(1);
  await context.close();
});

test('a password that everybody uses is refused, and nothing has to be typed again', async ({
  page,
}) => {
  await page.goto('/signup');
  await page.getByLabel('Name', { exact: true }).fill('Ann Lee');
  await page.getByLabel('E-mail', { exact: true }).fill('ann');
  await page.getByLabel('Password', { exact: true }).fill('password1');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page.getByText('Give an e-mail address')).toBeVisible();
  await page.getByLabel('E-mail', { exact: true }).fill('ann@example.org');
  await page.getByLabel('Password', { exact: true }).fill('password1');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page.getByText('Many people use this one')).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ann Lee');
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue('ann@example.org');
});

test('a new password and the end of all sessions are a form each', async ({
  page,
  browser,
  school,
}) => {
  const account = await signUp(page, school.product);
  const elsewhere = await (await browser.newContext({ baseURL: school.product.url })).newPage();
  await signIn(elsewhere, account);
  await expect(elsewhere).toHaveURL('/');
  await page.goto('/settings');
  await page.getByLabel('Password now').fill('not this one');
  await page.getByLabel('New password').fill('five red apples');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('This is not your password.')).toBeVisible();
  await page.getByLabel('Password now').fill(account.password);
  await page.getByLabel('New password').fill('five red apples');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('Changed. Your other devices are signed out.')).toBeVisible();
  await elsewhere.goto('/settings');
  await expect(heading(elsewhere, 'You have no account yet')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByText('You are signed out everywhere.')).toBeVisible();
  await elsewhere.context().close();
});

test('who opens the link of a fresh installation becomes its administrator and gives roles', async ({
  page,
  browser,
  school,
}) => {
  const product = await startServer({ contentDir: school.content.folder });
  try {
    const invitation = () => /^http\S+\/admin\/claim\S+$/m.exec(product.output())?.[0] ?? '';
    // What it prints comes by another way than that it is ready.
    await expect.poll(invitation).not.toBe('');
    const link = invitation();
    await page.goto(link);
    await page.getByRole('link', { name: 'Make an account' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Ada');
    await page.getByLabel('E-mail', { exact: true }).fill('ada@example.org');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByRole('button', { name: 'Become the administrator' }).click();
    await expect(page).toHaveURL(`${product.url}/admin`);
    await page.goto(link);
    await expect(page.getByText('This link does not work any more')).toBeVisible();

    const other = await (await browser.newContext({ baseURL: product.url })).newPage();
    await other.goto('/signup');
    await other.getByLabel('Name', { exact: true }).fill('Bo Teach');
    await other.getByLabel('E-mail', { exact: true }).fill('bo@example.org');
    await other.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await other.getByLabel('I teach').check();
    await other.getByRole('button', { name: 'Make the account' }).click();
    await expect(other).toHaveURL('/');
    expect((await other.goto('/admin'))?.status()).toBe(404);

    await page.goto(`${product.url}/admin`);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Let Bo Teach teach', exact: true }).click();
    await expect(page.getByText('Nobody waits for an answer.')).toBeVisible();
    await expect(page.getByLabel('Role of Bo Teach', { exact: true })).toHaveValue('teacher');
    await page.getByLabel('Role of Ada', { exact: true }).selectOption('student');
    await page.getByRole('button', { name: 'Change the role of Ada' }).click();
    await expect(page.getByText('there would be no administrator left')).toBeVisible();
    await page.getByRole('link', { name: 'Jobs and content' }).click();
    await expect(heading(page, 'Jobs of the night')).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    await other.context().close();
  } finally {
    await product.end();
  }
});
