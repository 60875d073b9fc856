// Journeys of somebody who takes a test.
import {
  answerInTest,
  beginTest,
  expect,
  give,
  handIn,
  heading,
  questionOn,
  test,
} from './fixtures/journey';

test('a student who knows the pattern learns that it is strong, and until when', async ({
  page,
  school,
}) => {
  await beginTest(page, school.content);
  for (let position = 1; position <= 10; position += 1) {
    await heading(page, `Question ${position} of 10`).waitFor();
    await page.getByRole('button', { name: 'Sure', exact: true }).click();
    const question = await answerInTest(page, school.content, position, 'right');
    // Nothing tells right from wrong before the end.
    await expect(page.getByText(/right answer|not right|your answer, /i)).toHaveCount(0);
    expect(question.right.length).toBeGreaterThan(0);
  }
  await handIn(page);
  await expect(
    page.getByRole('heading', { level: 1, name: /^Strong until \d+ \w+/ }),
  ).toBeFocused();
  await expect(page.getByText(/^10 of 10: likely/)).toBeVisible();
});

test('a student who missed much practises only what was weak', async ({ page, school }) => {
  await beginTest(page, school.content);
  const missed = new Set<string>();
  for (let position = 1; position <= 10; position += 1) {
    const how = position <= 7 ? 'wrong' : 'right';
    const question = await answerInTest(page, school.content, position, how);
    if (how === 'wrong') missed.add(question.skillTitle);
  }
  await handIn(page);
  await expect(
    page.getByRole('heading', { level: 1, name: /^Not yet: \w+ questions are / }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Practise only what was weak' }).first().click();
  await heading(page, /^Question 1 of/).waitFor();
  expect(missed).toContain((await questionOn(page, school.content)).skillTitle);
});

test('unanswered questions are named before a test is handed in', async ({ page, school }) => {
  await beginTest(page, school.content);
  await answerInTest(page, school.content, 1, 'right');
  await page.getByRole('button', { name: /^Question 10,/ }).click();
  await page.getByRole('button', { name: 'Finish the test' }).last().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('9 unanswered questions count as “I don’t know”.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Go to question 4' }).click();
  await expect(heading(page, 'Question 4 of 10')).toBeVisible();
});

test('a second tab goes on at the same question with the same answers', async ({
  page,
  context,
  school,
}) => {
  await beginTest(page, school.content);
  await answerInTest(page, school.content, 1, 'right');
  await answerInTest(page, school.content, 2, 'wrong');
  await heading(page, 'Question 3 of 10').waitFor();
  const third = await questionOn(page, school.content);

  const second = await context.newPage();
  await second.goto(page.url());
  await expect(heading(second, 'Question 3 of 10')).toBeVisible();
  expect((await questionOn(second, school.content)).id).toBe(third.id);
  await expect(
    second.getByRole('button', { name: 'Question 2, answered', exact: true }),
  ).toBeVisible();
  await expect(
    second.getByRole('button', { name: 'Question 4, not answered', exact: true }),
  ).toBeVisible();
});

test('the start page leads back into a test that is open', async ({ page, school }) => {
  await beginTest(page, school.content);
  const address = page.url();
  await page.goto(`/test/${school.content.pattern}`);
  await page.getByRole('button', { name: 'Go on with the test' }).click();
  await expect(page).toHaveURL(address);
});

test('another device goes on, and the newer answer wins on both', async ({
  page,
  context,
  browser,
  school,
}) => {
  await beginTest(page, school.content);
  const first = await questionOn(page, school.content);
  await answerInTest(page, school.content, 1, 'wrong');

  const phone = await browser.newContext({
    baseURL: school.product.url,
    storageState: await context.storageState({}),
    viewport: { width: 360, height: 740 },
  });
  const other = await phone.newPage();
  await other.addInitScript(() => localStorage.clear());
  await other.goto(page.url());
  await other.getByRole('button', { name: 'Question 1, answered', exact: true }).click();
  await give(other, first, 'right');
  await other.getByText('Saved', { exact: true }).waitFor();

  // Coming back to the first device is what makes it look.
  await page.getByRole('button', { name: 'Question 1, answered', exact: true }).click();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.getByText('This answer was changed on another device.')).toBeVisible();
  await page.getByRole('button', { name: /^Question 10,/ }).click();
  await handIn(page);
  await expect(page.getByText(/^1 of 10: likely/)).toBeVisible();
  await phone.close();
});

test('an answer given while the network is gone is kept and arrives later', async ({
  page,
  school,
}) => {
  await beginTest(page, school.content);
  await page.route('**/api/tests/*/answers/*', (route) => route.abort('internetdisconnected'));
  await give(page, await questionOn(page, school.content), 'right');
  await expect(page.getByText('Your answers are kept on this device; trying again.')).toBeVisible();
  await page.unroute('**/api/tests/*/answers/*');
  // It arrives just after the test was read, and before that reading is here.
  let read: () => void;
  const isRead = new Promise<void>((done) => (read = done));
  const arrived = page.waitForResponse((reply) => /\/answers\/1$/.test(reply.url()));
  await page.route('**/api/tests/*/answers/*', async (route) => {
    await isRead;
    await route.continue();
  });
  await page.route(/\/api\/tests\/[^/]+$/, async (route) => {
    const response = await route.fetch();
    read();
    await arrived;
    await route.fulfill({ response });
  });
  await page.reload();
  await expect(heading(page, 'Question 1 of 10')).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Question 1, answered', exact: true }),
  ).toBeVisible();
  await page.getByText('Saved', { exact: true }).waitFor();
});

test('somebody else’s test and one that never was look the same', async ({
  page,
  browser,
  school,
}) => {
  await beginTest(page, school.content);
  const stranger = await (await browser.newContext({ baseURL: school.product.url })).newPage();
  for (const address of [page.url(), '/tests/00000000-0000-4000-8000-000000000000']) {
    expect((await stranger.goto(address))?.status()).toBe(404);
    await expect(heading(stranger, 'No such test')).toBeVisible();
  }
  await stranger.context().close();
});

test('a second test on the same day is put off kindly, with a way on', async ({ page, school }) => {
  await beginTest(page, school.content);
  await page.getByRole('button', { name: /^Question 10,/ }).click();
  await handIn(page);
  await page.goto(`/test/${school.content.pattern}`);
  await expect(
    page.getByText(/^You took this test not long ago\. You can take it again tomorrow at \d/),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start the test' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Practise instead' }).click();
  await expect(heading(page, /^Question 1 of/)).toBeVisible();
});

test('a page that was left open tells how things stand when somebody comes back to it', async ({
  page,
  context,
  school,
}) => {
  const start = page.getByRole('button', { name: 'Start the test' });
  const pressed = await context.newPage();
  for (const one of [pressed, page]) await one.goto(`/test/${school.content.pattern}`);
  await expect(start).toBeEnabled();
  const meanwhile = await context.newPage();
  await beginTest(meanwhile, school.content);
  await meanwhile.getByRole('button', { name: /^Question 10,/ }).click();
  await handIn(meanwhile);
  await expect(async () => {
    // A browser without a window hides no tab.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(page.getByText(/^You took this test not long ago/)).toBeVisible({ timeout: 1000 });
  }).toPass();
  // One that does not know yet is told by the server.
  await pressed.getByRole('button', { name: 'Start the test' }).click();
  const refused = pressed.getByRole('status').filter({ hasText: /^You took this test not long/ });
  await expect(refused).toBeFocused();
  await expect(refused.getByRole('link', { name: 'Practise instead' })).toBeVisible();
});

test('while it is close, one more question follows and is judged too', async ({ page, school }) => {
  await beginTest(page, school.content);
  let hard = 0;
  for (let position = 1; position <= 10; position += 1) {
    await heading(page, `Question ${position} of 10`).waitFor();
    await page.getByRole('button', { name: 'Sure', exact: true }).click();
    const isHard = (await questionOn(page, school.content)).difficulty === 'hard';
    if (isHard) hard += 1;
    // Three of the four hard ones missed: close, however fast the others were answered.
    await answerInTest(page, school.content, position, isHard && hard <= 3 ? 'wrong' : 'right');
  }
  await handIn(page);
  await expect(
    page.getByRole('heading', { level: 1, name: /^Close: \w+ more questions? will tell$/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: /^Answer (more questions|one more question)$/ }).click();

  await heading(page, 'Question 11 of 11').waitFor();
  await give(page, await questionOn(page, school.content), 'right');
  await page.getByText('Saved', { exact: true }).waitFor();
  await handIn(page);
  await expect(page.getByText(/^8 of 11: likely/)).toBeVisible();
  await expect(page.getByText('Question 11', { exact: true })).toBeVisible();
});

test('a question that waits in an open test cannot be answered in practice, and says so', async ({
  page,
  school,
}) => {
  await beginTest(page, school.content);
  const address = page.url();
  const waiting = await questionOn(page, school.content);
  // The list of a page that was opened before the test began.
  const view: unknown = await (await page.request.get(`/api/questions/${waiting.id}`)).json();
  await page.route('**/api/practice/**', (route) =>
    route.fulfill({
      json: { pattern: school.content.pattern, questions: [view], retries: [], retryAt: null },
    }),
  );
  await page.goto(`/practice/${school.content.pattern}`);
  await page.getByRole('button', { name: 'I don’t know' }).click();
  await expect(
    page.getByText(/^This question is part of a test that you have open\./),
  ).toBeVisible();
  await page.unroute('**/api/practice/**');
  await page.getByRole('button', { name: 'Next question' }).click();
  await heading(page, 'Question 1 of 10').waitFor();
  expect((await questionOn(page, school.content)).id).not.toBe(waiting.id);

  await page.goto(`/test/${school.content.pattern}`);
  await page.getByRole('button', { name: 'Go on with the test' }).click();
  await expect(page).toHaveURL(address);
});
