// Journeys of somebody who makes an account, comes back to it, and forgets its password.
import type { Page } from '@playwright/test';
import { openMailbox, linkIn, type Mailbox } from '@/server/accounts/testing/mailbox';
import { signIn, signUp } from './fixtures/account';
import { violationsOn } from './fixtures/axe';
import { expect, give, heading, keptAnswers, questionOn, test as base } from './fixtures/journey';
import { startServer, type Product } from './fixtures/server';

interface Post {
  mailbox: Mailbox;
  product: Product;
}

/** A product that sends mail, and where it arrives. */
const test = base.extend<object, { post: Post }>({
  post: [
    async ({ school }, use) => {
      const mailbox = await openMailbox();
      const contentDir = school.content.folder;
      const product = await startServer({ contentDir, env: { SMTP_URL: mailbox.url } });
      await use({ mailbox, product });
      await product.end();
      await mailbox.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const PASSWORD = 'four green apples';
const newEmail = () => `${crypto.randomUUID()}@example.org`;

test('who answered as a guest keeps it by signing up, and finds it again by signing in', async ({
  page,
  browser,
  school,
}) => {
  await answerOne(page, school);
  expect(await keptAnswers(page, school.content)).toBe(1);
  const account = await signUp(page, school.product);
  expect(await keptAnswers(page, school.content)).toBe(1);

  await openMenu(page);
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
  await expect
    .poll(async () => (await mailbox.letterTo(account.email)).subject)
    .toBe('Choose a new password for Holdfast');
  const link = linkIn(await mailbox.letterTo(account.email));
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
  await expect
    .poll(async () => (await mailbox.letterTo(account.email)).subject)
    .toBe('Your link to sign in to Holdfast');
  const link = product.url + linkIn(await mailbox.letterTo(account.email));
  // A program that looks at links in mail opens it first.
  await page.request.get(link);
  await page.goto(link);
  await expect(page.getByText(`This signs you in as ${account.email}`)).toBeVisible();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(`${product.url}/progress`);
  await page.goto(link);
  await expect(page.getByText('This link does not work any more.')).toBeVisible();
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

async function answerOne(
  page: Page,
  { content }: { content: Parameters<typeof questionOn>[1] },
): Promise<void> {
  await page.goto(`/practice/${content.pattern}`);
  await give(page, await questionOn(page, content), 'right');
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/answers'));
  await page.getByRole('button', { name: 'Check' }).click();
  await kept;
}

async function openMenu(page: Page): Promise<void> {
  const isPhone = (page.viewportSize()?.width ?? 0) < 640;
  await page.getByRole('button', { name: isPhone ? 'Menu' : /^Your account/ }).click();
}

async function signUpByLetter(page: Page, { mailbox, product }: Post) {
  const email = newEmail();
  await page.goto(`${product.url}/signup`);
  await page.getByLabel('Name', { exact: true }).fill('Ann Lee');
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.getByText('Look into your mail').waitFor();
  await page.goto(product.url + linkIn(await mailbox.letterTo(email)));
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page).toHaveURL(`${product.url}/`);
  return { email, password: PASSWORD };
}
