// What the browser receives before its time: nothing. Every byte of every response is searched.
import type { Page, Response } from '@playwright/test';
import type { FixtureContent, FixtureQuestion } from './fixtures/content';
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

interface Received {
  what: string;
  text: string;
}

/** Listens from the first byte on; `all` waits for the bodies that are still on their way. */
function recordOf(page: Page): { all: () => Promise<Received[]> } {
  const bodies: Promise<Received>[] = [];
  page.on('response', (response) => bodies.push(read(response)));
  return { all: () => Promise.all(bodies) };
}

async function read(response: Response): Promise<Received> {
  const request = response.request();
  const what = `${request.method()} ${new URL(response.url()).pathname}${new URL(response.url()).search}`;
  const headers = JSON.stringify(response.headers());
  // Redirects and empty replies have no body to read.
  const body = await response.body().catch(() => null);
  return { what, text: `${headers}\n${body?.toString('utf8') ?? ''}` };
}

function found(received: readonly Received[], words: readonly string[]): string[] {
  return received.flatMap(({ what, text }) =>
    words.filter((word) => text.includes(word)).map((word) => `${word} in ${what}`),
  );
}

function everySecret(content: FixtureContent): string[] {
  return content.questions.flatMap(({ hints, secrets }) => [...hints, ...secrets]);
}

test('a test brings no key, hint, feedback or solution before it is handed in', async ({
  page,
  school,
}) => {
  const { content } = school;
  const record = recordOf(page);
  await page.goto('/');
  await page.goto(`/learn/${content.pattern}`);
  await beginTest(page, content);
  const asked: FixtureQuestion[] = [];
  for (let position = 1; position <= 10; position += 1) {
    asked.push(await answerInTest(page, content, position, 'wrong'));
  }
  const before = await record.all();
  expect(before.length).toBeGreaterThan(20);
  expect(before.some(({ text }) => text.includes(asked[0]?.title ?? ''))).toBe(true);
  expect(found(before, everySecret(content))).toEqual([]);

  await handIn(page);
  // The search can find: after its time all of it is there, of these ten questions and no other.
  const after = await record.all();
  for (const { secrets } of asked)
    expect(found(after, [secrets[0] ?? '']).length).toBeGreaterThan(0);
  const notAsked = content.questions.filter(({ id }) => !asked.some((one) => one.id === id));
  expect(
    found(
      after,
      notAsked.flatMap(({ hints, secrets }) => [...hints, ...secrets]),
    ),
  ).toEqual([]);
});

test('practice brings a hint only when it is asked for, and the key only with the verdict', async ({
  page,
  school,
}) => {
  const { content } = school;
  const record = recordOf(page);
  const open = new Set<string>();
  const expectNoMore = async () => {
    const closed = everySecret(content).filter((word) => !open.has(word));
    expect(found(await record.all(), closed)).toEqual([]);
  };
  await page.goto(`/practice/${content.pattern}`);
  for (let number = 1; number <= 10; number += 1) {
    await heading(page, `Question ${number} of 10`).waitFor();
    const question = await questionOn(page, content);
    await expectNoMore();
    const [hint = ''] = question.hints;
    await page.getByRole('button', { name: /^Hint/ }).click();
    await expect(page.getByText(hint)).toBeVisible();
    open.add(hint);
    await expectNoMore();
    await give(page, question, 'wrong');
    await page.getByRole('button', { name: 'Check' }).click();
    const next = page.getByRole('button', {
      name: number === 10 ? 'See how it went' : 'Next question',
    });
    await next.waitFor();
    for (const secret of question.secrets) open.add(secret);
    await expectNoMore();
    await next.click();
  }
  await heading(page, 'Round done').waitFor();
  // The search can find: what was opened was received.
  const received = await record.all();
  expect([...open].filter((word) => found(received, [word]).length === 0)).toEqual([]);
});
