// Journeys of a class: a teacher makes it, students come in by its code, do what it asks, and are counted.
import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { signUp } from './fixtures/account';
import { violationsOn } from './fixtures/axe';
import { beginPattern } from './fixtures/reading';
import { expect, give, heading, questionOn, test, type School } from './fixtures/journey';

async function somebody(browser: Browser, school: School): Promise<Page> {
  const context = await browser.newContext({ baseURL: school.product.url });
  return context.newPage();
}

async function makeClass(page: Page, school: School, { nicknames = false } = {}): Promise<string> {
  await signUp(page, school.product, { role: 'teacher', name: 'Grace Hopper' });
  await page.goto('/classes');
  await expect(page.getByText('A class is a group of students')).toBeVisible();
  await page.getByLabel('Class', { exact: true }).fill('Form 4b');
  if (nicknames) await page.getByLabel('Students appear by nicknames').check();
  await page.getByRole('button', { name: 'Make the class' }).click();
  await expect(page.getByText('The class is made.')).toBeVisible();
  await expect(page).toHaveURL(/\/classes\/[0-9a-f-]{36}\//);
  return codeOn(page);
}

async function codeOn(page: Page): Promise<string> {
  const text = await page
    .getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    .first()
    .textContent();
  return (text ?? '').replace('-', '');
}

test('a student joins by the code, does what the class asks, and both see it counted', async ({
  page: teacher,
  browser,
  school,
}) => {
  test.slow();
  const code = await makeClass(teacher, school);
  const student = await somebody(browser, school);
  await student.goto('/join');
  await student.getByLabel('Code').fill(`${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`);
  await student.getByRole('button', { name: 'Go on' }).click();
  await expect(heading(student, 'Join Form 4b')).toBeVisible();
  await expect(student.getByText('Taught by Grace Hopper')).toBeVisible();
  await expect(student.getByText('Your answers to questions')).toBeVisible();
  expect(await violationsOn(student)).toEqual([]);
  await student.getByLabel('Your name').fill('Ada Byron');
  await student.getByRole('button', { name: 'Join the class' }).click();
  await expect(student.getByText('You are in the class.')).toBeVisible();

  await teacher.getByRole('link', { name: 'Assignments' }).click();
  await expect(teacher.getByText('Nothing is asked yet')).toBeVisible();
  await teacher.getByLabel('Practise on several days').check();
  await teacher.getByRole('spinbutton', { name: 'Days' }).fill('1');
  await teacher.getByRole('button', { name: 'Ask the class' }).click();
  await expect(teacher.getByText('The class is asked.')).toBeVisible();
  expect(await violationsOn(teacher)).toEqual([]);

  await student.goto('/');
  const reminder = student.getByRole('link', { name: 'Practise “Alpha” on 1 day' });
  await expect(reminder).toBeVisible();
  await reminder.click();
  await expect(student.getByText('A day counts from 5 answers')).toBeVisible();
  for (let answered = 0; answered < 5; answered += 1) {
    await give(student, await questionOn(student, school.content), 'right');
    await student.getByRole('button', { name: 'Check' }).click();
    await student.getByRole('button', { name: 'Next question' }).click();
  }
  await student.goto('/classes');
  await expect(student.getByText('Done', { exact: true })).toBeVisible();
  expect(await violationsOn(student)).toEqual([]);
  await teacher.reload();
  await expect(teacher.getByText('1 of 1 done')).toBeVisible();
  await student.context().close();
});

test('a teacher reads a list, shows a QR code, and revokes the code', async ({
  page: teacher,
  browser,
  school,
}) => {
  const code = await makeClass(teacher, school);
  await teacher.getByLabel('CSV file').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('\uFEFFName;E-Mail\nBen Li;ben@school.example\nCy Ng;nonsense\n'),
  });
  await teacher.getByRole('button', { name: 'Read the list' }).click();
  await expect(teacher.getByText('1 student added')).toBeVisible();
  await expect(teacher.getByText('Line 3: this is no e-mail address.')).toBeVisible();
  await expect(teacher.getByText('Ben Li')).toBeVisible();
  expect(await violationsOn(teacher)).toEqual([]);

  await teacher.getByRole('link', { name: 'Project or print' }).click();
  await expect(teacher.getByRole('img', { name: `/join/${code}` })).toBeVisible();
  expect(await violationsOn(teacher)).toEqual([]);
  await teacher.getByRole('link', { name: 'Back' }).click();
  await teacher.getByRole('button', { name: 'Revoke it' }).click();
  await expect(teacher.getByText('No code holds at the moment')).toBeVisible();

  const student = await somebody(browser, school);
  const revoked = await student.goto(`/join/${code}`);
  expect(revoked?.status()).toBe(404);
  const main = student.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
  const said = await main.innerText();
  const unknown = await student.goto('/join/22222222');
  expect(unknown?.status()).toBe(404);
  await expect.poll(() => main.innerText()).toBe(said);
  await student.context().close();
});

test('who does not teach a class gets the page of one that is missing', async ({
  page: teacher,
  browser,
  school,
}) => {
  await makeClass(teacher, school);
  const address = new URL(teacher.url()).pathname;
  const other = await somebody(browser, school);
  await signUp(other, school.product, { role: 'teacher' });
  const foreign = await other.goto(address);
  expect(foreign?.status()).toBe(404);
  const missing = await other.goto(`/classes/${crypto.randomUUID()}/people`);
  expect(missing?.status()).toBe(404);
  await other.context().close();
});

test('names of a pseudonymous class never leave the teacher’s browser', async ({
  page: teacher,
  school,
}) => {
  const sent: string[] = [];
  teacher.on('request', (request) => {
    sent.push(`${request.url()} ${request.postDataBuffer()?.toString('utf8') ?? ''}`);
  });
  await makeClass(teacher, school, { nicknames: true });
  await teacher.getByLabel('List of students (CSV)').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('name,email\nZebediah Quark,zeb@school.example\n'),
  });
  const download = teacher.waitForEvent('download');
  await teacher.getByRole('button', { name: 'Make nicknames' }).click();
  const file = await (await download).path();
  await expect(teacher.getByText('1 student added')).toBeVisible();
  await expect(teacher.getByText('Zebediah Quark').first()).toBeVisible();
  const map = readFileSync(file, 'utf8');
  expect(map).toContain('Zebediah Quark');

  await teacher.getByRole('button', { name: 'Hide the names' }).click();
  await expect(teacher.getByText('Zebediah Quark')).toHaveCount(0);
  await teacher
    .getByLabel('Open the names file')
    .setInputFiles({ name: 'names.json', mimeType: 'application/json', buffer: Buffer.from(map) });
  await expect(teacher.getByText('Zebediah Quark').first()).toBeVisible();
  expect(sent.some((request) => request.includes('/people'))).toBe(true);
  expect(sent.filter((request) => /zebediah|quark|zeb@/i.test(request))).toEqual([]);
});

test('shown names stand on every page of the class and find a student, and none is sent', async ({
  page: teacher,
  browser,
  school,
}) => {
  test.slow();
  const sent: string[] = [];
  teacher.on('request', (request) => {
    sent.push(`${request.url()} ${request.postDataBuffer()?.toString('utf8') ?? ''}`);
  });
  const code = await makeClass(teacher, school, { nicknames: true });
  const place = /\/classes\/([0-9a-f-]+)/.exec(teacher.url());
  for (const nickname of ['Quiet Otter', 'Brave Fox']) {
    const student = await somebody(browser, school);
    await student.goto(`/join/${code}`);
    await student.getByLabel('Your nickname').fill(nickname);
    await student.getByRole('button', { name: 'Join the class' }).click();
    await expect(student.getByText('You are in the class.')).toBeVisible();
    await beginPattern(student.request, school.content.pattern);
    await student.context().close();
  }
  const open = async (map: unknown, whole = true) => {
    const text = JSON.stringify(map);
    await teacher.getByLabel(/^Open (the|another) names file/).setInputFiles({
      name: 'names.json',
      mimeType: 'application/json',
      buffer: Buffer.from(whole ? text : text.slice(0, -9)),
    });
  };
  const person = (nickname: string, name: string) => ({ nickname, name, email: null, id: null });
  const map = {
    holdfast: 'names',
    classId: place?.[1],
    people: [person('Quiet Otter', 'Zebediah Quark')],
  };
  await teacher.reload();
  await open({ ...map, classId: crypto.randomUUID() });
  await expect(teacher.getByText('the names file of another class')).toBeVisible();
  await open(map, false);
  await expect(teacher.getByText('This names file is damaged')).toBeVisible();
  await open({ ...map, holdfast: 'else' });
  await expect(teacher.getByText('This is not a names file')).toBeVisible();
  await open(map);
  await expect(teacher.getByText('Zebediah Quark').first()).toBeVisible();
  await expect(teacher.getByText('Still without a name: 1')).toBeVisible();
  await open({ ...map, people: [person('Brave Fox', 'Wilhelmina Vane')] });
  await expect(teacher.getByText('2 names are shown')).toBeVisible();

  await teacher.getByRole('link', { name: 'Overview' }).click();
  const grid = teacher.getByRole('grid');
  await expect(grid.getByText('Zebediah Quark')).toBeVisible();
  await teacher.getByLabel('Find a student').fill('zebed');
  await expect(grid.getByText('Wilhelmina Vane')).toHaveCount(0);
  await expect(grid.getByText('Zebediah Quark')).toBeVisible();
  await expect(teacher.getByText('1 of 2 students')).toBeVisible();
  await grid
    .getByRole('link', { name: /^Zebediah Quark \(Quiet Otter\), / })
    .first()
    .click();
  await expect(teacher.getByRole('dialog')).toContainText('Zebediah Quark (Quiet Otter)');
  await teacher.getByRole('dialog').getByRole('link').click();
  // The dialog has such a heading, too.
  await expect(teacher).toHaveURL(/\/students\//);
  await expect(heading(teacher, /Zebediah Quark/)).toBeVisible();
  await teacher.goto(`${place?.[0]}/reports/time-on-task`);
  await expect(teacher.getByRole('rowheader', { name: /Wilhelmina Vane/ })).toBeVisible();
  expect(sent.filter((request) => /zebed|quark|vane|wilhel/i.test(request))).toEqual([]);
});
