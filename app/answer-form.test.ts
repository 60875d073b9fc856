import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerForm, type Answer } from '@/app/answer-form';
import { readTold } from '@/app/told-form';
import { UNSENT } from '@/components/accounts/form-result';
import { moveClock } from '@/server/clock';

interface SetCookie {
  value: string;
  path: string;
  maxAge: number;
  httpOnly: boolean;
  sameSite: string;
}

/** A browser: what it sends, what it was given, who uses it. */
const browser = vi.hoisted(() => ({
  headers: new Headers(),
  given: [] as SetCookie[],
  viewer: null as { userId: string; role: string } | null,
}));

vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(browser.headers),
  cookies: () =>
    Promise.resolve({
      set: (_name: string, value: string, attributes: Omit<SetCookie, 'value'>) =>
        browser.given.push({ value, ...attributes }),
    }),
}));
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`);
  },
}));
vi.mock('next-intl/server', () => ({ getMessages: () => Promise.resolve({ accounts: {} }) }));
vi.mock('@/server/accounts/next-request', () => ({
  viewerOfPage: () => Promise.resolve(browser.viewer),
}));

beforeEach(() => {
  vi.stubEnv('AUTH_SECRET', 'a secret of the tests, used by nobody else');
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody@localhost/none');
  browser.headers = new Headers({ host: 'here.test', origin: 'http://here.test' });
  browser.given = [];
  browser.viewer = null;
});

afterEach(() => {
  moveClock(0);
  vi.unstubAllEnvs();
});

const FAILED: Answer = { status: 'failed', said: 'Look again.', wrong: { email: 'What is it?' } };
const TYPED = { email: 'ann@here.org', password: 'a-secret-1', current: 'a-secret-2' };

function sent(name: Parameters<typeof answerForm>[0], answer: Answer, fields: object = TYPED) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, String(value));
  return answerForm(name, UNSENT, form, () => Promise.resolve(answer));
}

/** The browser goes to the next page with what it was given. */
function withCookie(value = browser.given.at(-1)?.value ?? ''): void {
  browser.headers.set('cookie', `theme=dark; holdfast-told=${value}`);
}

it('goes back to the page, which tells what went wrong with what was typed', async () => {
  await expect(sent('sign-in', FAILED, { ...TYPED, next: '/progress' })).rejects.toThrow(
    /^to \/signin\?next=%2Fprogress$/,
  );
  expect(browser.given).toMatchObject([
    { path: '/signin', maxAge: 60, httpOnly: true, sameSite: 'lax' },
  ]);
  withCookie();
  expect((await readTold())('sign-in')).toEqual({
    turn: 1,
    status: 'failed',
    said: 'Look again.',
    wrong: { email: 'What is it?' },
    entered: { email: 'ann@here.org', next: '/progress' },
    to: null,
  });
});

it('answers a browser with JavaScript at once, without a cookie', async () => {
  browser.headers.set('next-action', 'x');
  expect(await sent('sign-in', FAILED)).toMatchObject({ status: 'failed', said: 'Look again.' });
  expect(browser.given).toEqual([]);
});

it('never gives back a password, a proof or a token', async () => {
  const secrets = { ...TYPED, proof: 'a-secret-3', token: 'a-secret-4', newPassword: 'a-secret-5' };
  await expect(sent('erase', FAILED, secrets)).rejects.toThrow(/^to \/settings#erase$/);
  withCookie();
  const told = (await readTold())('erase');
  expect(told?.entered).toEqual({ email: 'ann@here.org' });
});

it('tells no other form, nobody else and no other link', async () => {
  const userId = randomUUID();
  await expect(sent('reset', FAILED, { token: 'one' })).rejects.toThrow(/^to \/reset\?token=one$/);
  withCookie();
  expect((await readTold())('reset', 'one')?.said).toBe('Look again.');
  expect((await readTold())('reset', 'two')).toBeNull();
  expect((await readTold())('reset')).toBeNull();
  expect((await readTold())('ask-reset')).toBeNull();
  expect((await readTold())('sign-in', 'one')).toBeNull();

  browser.viewer = { userId, role: 'student' };
  expect((await readTold())('reset', 'one')).toBeNull();
  await expect(sent('you', FAILED)).rejects.toThrow(/^to \/settings#you$/);
  withCookie();
  expect((await readTold())('you')?.said).toBe('Look again.');
  browser.viewer = { userId: randomUUID(), role: 'student' };
  expect((await readTold())('you')).toBeNull();
});

it('tells whom the form itself made a guest', async () => {
  await expect(sent('sign-up', { status: 'sent', said: 'Mail.' })).rejects.toThrow('to /signup');
  browser.viewer = { userId: randomUUID(), role: 'guest' };
  withCookie();
  expect((await readTold())('sign-up')).toMatchObject({ said: 'Mail.', entered: {} });
});

it('tells nothing after a minute, and nothing that was changed on the way', async () => {
  await expect(sent('sign-in', FAILED)).rejects.toThrow('to /signin');
  const value = browser.given[0]?.value ?? '';
  for (const other of [`${value.slice(0, -3)}AAA`, 'x', '']) {
    withCookie(other);
    expect((await readTold())('sign-in')).toBeNull();
  }
  withCookie(value);
  expect((await readTold())('sign-in')).not.toBeNull();
  moveClock(61_000);
  expect((await readTold())('sign-in')).toBeNull();
});

it('takes the cookie away with the next success, and sets none where there was none', async () => {
  await expect(sent('sign-in', { status: 'done', to: '/progress' })).rejects.toThrow(
    'to /progress',
  );
  expect(browser.given).toEqual([]);
  await expect(sent('sign-in', FAILED)).rejects.toThrow('to /signin');
  withCookie();
  await expect(sent('sign-in', { status: 'done', to: '/progress' })).rejects.toThrow(
    'to /progress',
  );
  expect(browser.given.at(-1)).toMatchObject({ value: '', path: '/signin', maxAge: 0 });
});

it('finds its cookie among those of a page above', async () => {
  const token = 'abc';
  await expect(
    sent('reset-link', { status: 'sent', said: 'Link.' }, { userId: 'u' }),
  ).rejects.toThrow();
  await expect(sent('claim-admin', FAILED, { token })).rejects.toThrow('to /admin/claim?token=abc');
  const [above, own] = browser.given;
  browser.headers.set('cookie', `holdfast-told=${own?.value}; holdfast-told=${above?.value}`);
  expect((await readTold())('claim-admin', token)?.said).toBe('Look again.');
});

it('keeps a cookie that browsers take, however much was typed or is to be said', async () => {
  const long = 'ö'.repeat(20_000);
  await expect(sent('sign-up', FAILED, { ...TYPED, name: long })).rejects.toThrow('to /signup');
  withCookie();
  expect((await readTold())('sign-up')).toMatchObject({ said: 'Look again.', entered: {} });
  await expect(sent('erase', { status: 'failed', said: long })).rejects.toThrow('to /settings');
  withCookie();
  expect((await readTold())('erase')?.said).toBe('ö'.repeat(500));
  for (const { value } of browser.given) expect(value.length).toBeLessThan(3_900);
});
