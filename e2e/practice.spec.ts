// Journeys of somebody who practises.
import { expect, give, heading, keptAnswers, questionOn, test } from './fixtures/journey';
import { missedAWhileAgo } from './fixtures/past';

test('a student practises a whole round by keyboard alone', async ({ page, school }) => {
  await page.goto(`/practice/${school.content.pattern}`);
  for (let number = 1; number <= 10; number += 1) {
    await expect(heading(page, `Question ${number} of 10`)).toBeVisible();
    const question = await questionOn(page, school.content);
    if (question.kind === 'text' || question.kind === 'numeric') {
      const field = page.getByRole('textbox', { name: question.title });
      while (!(await field.evaluate((element) => element === document.activeElement))) {
        await page.keyboard.press('Tab');
      }
      await page.keyboard.type(question.right[0] ?? '');
    } else {
      const role = question.kind === 'multiple' ? 'checkbox' : 'radio';
      const names = await page
        .getByRole(role)
        .evaluateAll((inputs) =>
          inputs.map((input) => input.closest('label')?.textContent?.slice(1) ?? ''),
        );
      for (const right of question.right)
        await page.keyboard.press(String(names.indexOf(right) + 1));
    }
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Right')).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await expect(heading(page, 'Round done')).toBeFocused();
  await expect(page.getByText('10 of 10 questions right')).toBeVisible();
  expect(await keptAnswers(page, school.content)).toBe(10);
});

test('hints open one at a time, and after the answer the solution step by step', async ({
  page,
  school,
}) => {
  await page.goto(`/practice/${school.content.pattern}`);
  await heading(page, 'Question 1 of 10').waitFor();
  const question = await questionOn(page, school.content);
  const [first = '', second = ''] = question.hints;
  const [stepOne = '', stepTwo = '', quickCheck = ''] = question.secrets;
  await page.keyboard.press('i');
  await expect(page.getByText(first)).toBeVisible();
  await expect(page.getByText(second)).toHaveCount(0);
  await page.getByRole('button', { name: /^Hint/ }).click();
  await expect(page.getByText(second)).toBeVisible();

  await give(page, question, 'wrong');
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(heading(page, /^(Not|Partly) right$/)).toBeFocused();
  await expect(page.getByText(stepOne)).toHaveCount(0);
  await page.keyboard.press('s');
  await expect(page.getByText(stepOne)).toBeVisible();
  await expect(page.getByText(stepTwo)).toHaveCount(0);
  await page.keyboard.press('s');
  await expect(page.getByText(stepTwo)).toBeVisible();
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(page.getByText(quickCheck)).toBeVisible();
});

test('“I don’t know” shows the right answer and says when the question comes back', async ({
  page,
  school,
}) => {
  await page.goto(`/practice/${school.content.pattern}`);
  await heading(page, 'Question 1 of 10').waitFor();
  const question = await questionOn(page, school.content);
  await page.getByRole('button', { name: 'I don’t know' }).click();
  await expect(heading(page, 'Now you can look at it')).toBeFocused();
  await expect(page.getByText(/^Comes back (today|tomorrow|on)/)).toBeVisible();
  for (const right of question.right) await expect(page.getByText(right).first()).toBeVisible();
});

test('checking nothing says what is missing and sends nothing', async ({ page, school }) => {
  await page.goto(`/practice/${school.content.pattern}`);
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText(/(Choose|Type) .* or say that you don’t know\./)).toBeVisible();
  expect(await keptAnswers(page, school.content)).toBe(0);
});

test('an answer that could not be sent outlives a reload and is recorded once', async ({
  page,
  school,
}) => {
  await page.goto(`/practice/${school.content.pattern}`);
  await heading(page, 'Question 1 of 10').waitFor();
  const question = await questionOn(page, school.content);
  let isAway = true;
  await page.route('**/api/answers', (route) =>
    isAway ? route.abort('connectionrefused') : route.continue(),
  );
  await give(page, question, 'right');
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('Your answer is kept; trying again.')).toBeVisible();

  // Not before the page has gone: it tries again by itself, and would have its verdict then.
  page.once('framenavigated', () => (isAway = false));
  await page.reload();
  await expect(heading(page, 'Right')).toBeVisible();
  expect((await questionOn(page, school.content)).id).toBe(question.id);
  expect(await keptAnswers(page, school.content)).toBe(1);
});

test('an answer whose reply was lost is sent again and recorded once', async ({ page, school }) => {
  await page.goto(`/practice/${school.content.pattern}`);
  await heading(page, 'Question 1 of 10').waitFor();
  let lost = 0;
  await page.route('**/api/answers', async (route) => {
    await route.fetch();
    lost += 1;
    if (lost === 1) await route.abort('connectionreset');
    else await route.continue();
  });
  await give(page, await questionOn(page, school.content), 'right');
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(heading(page, 'Right')).toBeVisible();
  expect(lost).toBe(2);
  expect(await keptAnswers(page, school.content)).toBe(1);
});

test('a reload in the middle of a round goes on with the same question', async ({
  page,
  school,
}) => {
  await page.goto(`/practice/${school.content.pattern}`);
  await heading(page, 'Question 1 of 10').waitFor();
  await page.getByRole('button', { name: 'I don’t know' }).click();
  await page.getByRole('button', { name: 'Next question' }).click();
  await heading(page, 'Question 2 of 10').waitFor();
  const second = await questionOn(page, school.content);
  await page.reload();
  await expect(heading(page, 'Question 2 of 10')).toBeVisible();
  expect((await questionOn(page, school.content)).id).toBe(second.id);
});

test('a level can be chosen, and only its questions are asked', async ({ page, school }) => {
  await page.goto(`/practice/${school.content.pattern}`);
  await page
    .getByRole('navigation', { name: 'Difficulty' })
    .getByRole('link', { name: 'Hard' })
    .click();
  await expect(page).toHaveURL(/difficulty=hard$/);
  await expect(heading(page, 'Question 1 of 8')).toBeVisible();
  expect((await questionOn(page, school.content)).difficulty).toBe('hard');
});

test('the missed ones can be asked again right after the round', async ({ page, school }) => {
  await page.goto(`/practice/${school.content.pattern}?difficulty=easy`);
  const missed: string[] = [];
  for (let number = 1; number <= 8; number += 1) {
    await heading(page, `Question ${number} of 8`).waitFor();
    const question = await questionOn(page, school.content);
    const how = number <= 2 ? 'wrong' : 'right';
    if (how === 'wrong') missed.push(question.id);
    await give(page, question, how);
    await page.getByRole('button', { name: 'Check' }).click();
    await page
      .getByRole('button', { name: number === 8 ? 'See how it went' : 'Next question' })
      .click();
  }
  await expect(page.getByText('6 of 8 questions right')).toBeVisible();
  await page.getByRole('button', { name: 'The 2 missed ones again' }).click();
  await expect(heading(page, 'Question 1 of 2')).toBeVisible();
  expect(missed).toContain((await questionOn(page, school.content)).id);
});

test('what was missed comes once more in the session, with its reason, and so after a reload', async ({
  page,
  school,
}) => {
  const missed = await missedAWhileAgo(page, school.content);
  await page.goto(`/practice/${school.content.pattern}`);
  await heading(page, 'Question 1 of 10').waitFor();
  const reason = page.getByText('You missed this earlier, so it comes once more.');
  const first = await questionOn(page, school.content);
  expect(first.skillTitle).not.toBe(missed.skillTitle);
  await expect(reason).toHaveCount(0);
  await give(page, first, 'right');
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(heading(page, 'Question 1 of 11')).toBeVisible();
  await page.getByRole('button', { name: 'Next question' }).click();

  await expect(reason).toBeVisible();
  const again = await questionOn(page, school.content);
  expect(again.skillTitle).toBe(missed.skillTitle);
  expect(again.id).not.toBe(missed.id);
  await page.reload();
  await expect(heading(page, 'Question 2 of 11')).toBeVisible();
  await expect(reason).toBeVisible();
  expect((await questionOn(page, school.content)).id).toBe(again.id);

  await give(page, again, 'right');
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('button', { name: 'Next question' }).click();
  await expect(heading(page, 'Question 3 of 11')).toBeVisible();
  await expect(reason).toHaveCount(0);
});
