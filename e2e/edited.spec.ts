// Journeys through content that changes while people are at work: what they began, they end as it was.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FixtureContent, FixtureQuestion } from './fixtures/content';
import {
  answerInTest,
  beginTest,
  expect,
  give,
  handIn,
  heading,
  questionOn,
  alone as test,
} from './fixtures/journey';

/** Edits one question's text, from its heading to the next. */
function edit(
  content: FixtureContent,
  question: FixtureQuestion,
  change: (text: string) => string,
): void {
  const file = path.join(content.folder, content.pattern, `questions/${question.difficulty}.md`);
  const parts = readFileSync(file, 'utf8').split(/^(?=## )/m);
  const edited = parts.map((part) =>
    part.startsWith(`## ${question.title}`) ? change(part) : part,
  );
  if (edited.join('') === parts.join('')) throw new Error(`Nothing changed in ${question.id}.`);
  writeFileSync(file, edited.join(''));
}

const renamed = (question: FixtureQuestion) => `${question.id}-anew`;
const rename = (question: FixtureQuestion) => (text: string) => {
  const slug = question.id.split('/').at(-1) ?? '';
  return text
    .replace(`id: ${slug} `, `id: ${slug}-anew was: [${slug}] `)
    .replace(question.title, `${question.title.slice(0, -1)} today?`);
};

test('a test under way keeps its questions while an author edits, deletes and renames them', async ({
  page,
  own,
}) => {
  const { content, product } = own;
  await beginTest(page, content);
  const answered: FixtureQuestion[] = [];
  for (const position of [1, 2, 3]) {
    answered.push(await answerInTest(page, content, position, 'right'));
  }
  const ahead: FixtureQuestion[] = [];
  for (const position of [4, 5, 6]) {
    await page.getByRole('button', { name: new RegExp(`^Question ${position},`) }).click();
    await heading(page, `Question ${position} of 10`).waitFor();
    ahead.push(await questionOn(page, content));
  }
  for (const [changed, deleted, moved] of [answered, ahead]) {
    if (!changed || !deleted || !moved) throw new Error('The test is too short.');
    edit(content, changed, (text) => text.replace(changed.title, 'What became of this?'));
    edit(content, deleted, () => '');
    edit(content, moved, rename(moved));
  }
  product.reload();
  for (const deleted of [answered[1], ahead[1]]) {
    const status = async () => (await page.request.get(`/api/questions/${deleted?.id}`)).status();
    await expect.poll(status).toBe(404);
  }

  await page.reload();
  for (const [nth, question] of ahead.entries()) {
    await page.getByRole('button', { name: new RegExp(`^Question ${nth + 4},`) }).click();
    await heading(page, `Question ${nth + 4} of 10`).waitFor();
    expect((await questionOn(page, content)).id).toBe(question.id);
    await give(page, question, 'right');
    await page.getByText('Saved', { exact: true }).waitFor();
  }
  await page.getByRole('button', { name: /^Question 7,/ }).click();
  for (let position = 7; position <= 10; position += 1) {
    await answerInTest(page, content, position, 'right');
  }
  await handIn(page);
  await expect(page.getByText(/^10 of 10: likely/)).toBeVisible();
  // What was asked is shown as it was asked, what is gone included.
  for (const { title } of [...answered, ...ahead]) {
    await expect(page.getByText(title, { exact: true }).first()).toBeAttached();
  }
  await page.reload();
  await expect(page.getByText(/^10 of 10: likely/)).toBeVisible();
});

test('a question that was renamed keeps what its learner knew of it', async ({ page, own }) => {
  const { content, product } = own;
  await page.goto(`/practice/${content.pattern}?difficulty=easy`);
  await heading(page, /^Question 1 of/).waitFor();
  const question = await questionOn(page, content);
  await give(page, question, 'right');
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(heading(page, 'Right')).toBeFocused();

  edit(content, question, rename(question));
  product.reload();
  const status = async () =>
    (await page.request.get(`/api/questions/${renamed(question)}`)).status();
  await expect.poll(status).toBe(200);
  // Its old address leads to it, and an export names it as it is called now.
  expect((await page.request.get(`/api/questions/${question.id}`)).status()).toBe(200);
  const progress = (await (await page.request.get('/api/progress')).json()) as {
    patterns: { answers: number }[];
  };
  expect(progress.patterns.map(({ answers }) => answers)).toEqual([1]);
  // Practice brings the ones that were not seen first: the renamed one counts as seen.
  await page.goto(`/practice/${content.pattern}?difficulty=easy`);
  await heading(page, /^Question 1 of/).waitFor();
  await expect(page.getByText('today?')).toHaveCount(0);
});
