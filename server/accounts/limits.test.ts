import { afterEach, describe, expect, it } from 'vitest';
import { DomainError } from '@/core/errors';
import { problem } from '@/api/problem';
import { confirmEmailChange } from '@/server/accounts/change-email';
import {
  countAttempt,
  countLetter,
  forgetAttempts,
  forgetPastLimits,
  type LimitName,
} from '@/server/accounts/limits';
import { signIn } from '@/server/accounts/sign-in';
import { confirmEmail } from '@/server/accounts/sign-up';
import { anAccount, NOW, PASSWORD } from '@/server/accounts/testing/people';
import { issueToken } from '@/server/accounts/tokens';
import type { Viewer } from '@/server/accounts/viewer';
import { lookForCode } from '@/server/classes/look-for-code';
import { codeOf, person, taughtBy } from '@/server/classes/testing/school';
import { pool } from '@/server/database/client';

/** As a code is written, and nobody's. */
const WRONG = 'ABCD2345';

afterEach(() => pool().query('DELETE FROM rate_limits'));

async function refusalOf(work: () => Promise<unknown>): Promise<DomainError | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'limits/too-many') return error;
    throw error;
  }
}

describe('guessing passwords', () => {
  it('ends after ten for an account from one address, known or not, and tells both alike', async () => {
    await anAccount('known@example.org');
    const told: unknown[] = [];
    for (const email of ['known@example.org', 'unknown@example.org']) {
      const attempt = () => signIn({ email, password: 'wrong enough' }, '192.0.2.1');
      for (let nth = 0; nth < 10; nth += 1) expect(await attempt()).toBeNull();
      const refused = await refusalOf(attempt);
      expect(refused?.retryAfterSeconds).toBeGreaterThan(800);
      told.push([refused?.message, refused?.hint]);
    }
    expect(told[0]).toEqual(told[1]);
  });

  it('does not keep the owner out who comes from elsewhere', async () => {
    await anAccount('owner@example.org');
    const wrong = { email: 'owner@example.org', password: 'wrong enough' };
    for (let nth = 0; nth < 11; nth += 1) await refusalOf(() => signIn(wrong, '192.0.2.1'));
    const right = { email: 'owner@example.org', password: PASSWORD };
    expect(await refusalOf(() => signIn(right, '192.0.2.1'))).not.toBeNull();
    expect(await signIn(right, '192.0.2.2')).not.toBeNull();
  });

  it('from many addresses ends after a hundred', async () => {
    for (let nth = 0; nth < 100; nth += 1) await countAttempt('sign-in-account', 'a@b.org');
    const attempt = () => signIn({ email: 'a@b.org', password: 'wrong enough' }, '192.0.2.77');
    expect(await refusalOf(attempt)).not.toBeNull();
  });

  it('is forgotten when the right one comes', async () => {
    await anAccount('typo@example.org');
    for (let round = 0; round < 3; round += 1) {
      for (let nth = 0; nth < 9; nth += 1)
        await signIn({ email: 'typo@example.org', password: 'wrong enough' }, '192.0.2.1');
      const right = { email: 'typo@example.org', password: PASSWORD };
      expect(await signIn(right, '192.0.2.1')).not.toBeNull();
    }
  });
});

describe('a school behind one address', () => {
  it('signs in, 600 within a minute, some of them at the second try', async () => {
    const counted: Promise<void>[] = [];
    for (let nth = 0; nth < 900; nth += 1)
      counted.push(countAttempt('sign-in-address', '198.51.100.1'));
    await expect(Promise.all(counted)).resolves.toHaveLength(900);
  });

  it('joins its classes, 600 within an hour, each of them at the second try', async () => {
    const teacher = await person('teacher');
    const cls = await taughtBy(teacher, NOW);
    const typed = await codeOf(cls, NOW);
    const look = (viewer: Viewer, code: string) =>
      lookForCode(viewer, { typed: code, address: '198.51.100.1' }, NOW);
    const pupil = async () => {
      const viewer = await person('guest');
      // The form, then the page that it leads to.
      for (let twice = 0; twice < 2; twice += 1) expect(await look(viewer, WRONG)).toBeNull();
      // The page, then its form.
      for (let twice = 0; twice < 2; twice += 1)
        expect(await look(viewer, typed)).toMatchObject({ classId: cls.id });
    };
    for (let nth = 0; nth < 10; nth += 1) await pupil();
    // What the other 590 cost.
    await pool().query(
      `UPDATE rate_limits SET points = points * 60 WHERE key LIKE 'join-address:%'`,
    );
    expect(await refusalOf(pupil)).toBeNull();
  });

  it('leaves connections to everybody else while it waits for its one count', async () => {
    const holder = await pool().connect();
    await countAttempt('sign-in-address', '198.51.100.4');
    await holder.query('BEGIN');
    await holder.query('UPDATE rate_limits SET points = points');
    const waiting = Array.from({ length: 50 }, () =>
      countAttempt('sign-in-address', '198.51.100.4'),
    );
    const told = await pool().query('SELECT 1 AS one');
    expect(told.rows).toEqual([{ one: 1 }]);
    await holder.query('COMMIT');
    holder.release();
    await expect(Promise.all(waiting)).resolves.toHaveLength(50);
  });

  it('is stopped where no school goes', async () => {
    const tooMany: [LimitName, number][] = [
      ['sign-in-address', 1_500],
      ['join-address', 2_000],
      ['mail-address', 1_500],
    ];
    for (const [name, points] of tooMany) {
      await countAttempt(name, '198.51.100.2');
      await pool().query(`UPDATE rate_limits SET points = $1 WHERE key LIKE $2`, [
        points - 1,
        `${name}:%`,
      ]);
      await countAttempt(name, '198.51.100.2');
      expect(await refusalOf(() => countAttempt(name, '198.51.100.2')), name).not.toBeNull();
      expect(await refusalOf(() => countAttempt(name, '198.51.100.3')), name).toBeNull();
    }
  });
});

it('who signs up again and again in somebody’s name does not close their way to a new password', async () => {
  const attempt = (kind: Parameters<typeof countLetter>[0], nth: number) =>
    refusalOf(() => countLetter(kind, 'teacher@example.org', `192.0.2.${nth}`));
  for (let nth = 0; nth < 5; nth += 1) expect(await attempt('sign-up', nth)).toBeNull();
  expect(await attempt('sign-up', 5)).not.toBeNull();
  for (const kind of ['reset', 'sign-in', 'verify'] as const)
    expect(await attempt(kind, 6), kind).toBeNull();
});

describe('guessing the password behind a link in a letter', () => {
  const link = async (purpose: 'verify-email' | 'change-email') => {
    const email = `${purpose}@example.org`;
    const { id: userId } = await anAccount(email);
    const about = { purpose, userId, email: `new-${email}`, data: null, now: NOW } as const;
    return issueToken({ ...about, minutes: 60 });
  };
  const CASES = [
    ['verify-email', (token: string) => confirmEmail(token, null, 'not it', NOW)],
    ['change-email', (token: string) => confirmEmailChange(token, null, 'not it', NOW)],
  ] as const;

  it.each(CASES)('ends after ten: %s', async (purpose, guess) => {
    const [one, other] = [await link(purpose), 'made up'];
    for (let nth = 0; nth < 10; nth += 1)
      expect(await guess(one)).toEqual({ status: 'wrong-password' });
    expect(await refusalOf(() => guess(one))).not.toBeNull();
    expect(await guess(other)).toEqual({ status: 'gone' });
  });

  it.each(CASES)('is not counted for a link that does not work: %s', async (_, guess) => {
    for (let nth = 0; nth < 11; nth += 1)
      expect(await guess('made up')).toEqual({ status: 'gone' });
    expect((await pool().query('SELECT 1 FROM rate_limits')).rowCount).toBe(0);
  });
});

describe('trying codes', () => {
  it('ends after thirty that lead nowhere for one account, for a right one too', async () => {
    const viewer = await person('student');
    const typed = await codeOf(await taughtBy(await person('teacher'), NOW), NOW);
    const look = (code: string, nth: number) =>
      lookForCode(viewer, { typed: code, address: `192.0.2.${nth}` }, NOW);
    for (let nth = 0; nth < 30; nth += 1) expect(await look(WRONG, nth)).toBeNull();
    expect(await refusalOf(() => look(WRONG, 30))).not.toBeNull();
    expect(await refusalOf(() => look(typed, 31))).not.toBeNull();
  });

  it('closes no code that is known, however often it is followed', async () => {
    const typed = await codeOf(await taughtBy(await person('teacher'), NOW), NOW);
    const viewer = await person('student');
    for (let nth = 0; nth < 40; nth += 1)
      expect(await lookForCode(viewer, { typed, address: '192.0.2.1' }, NOW)).not.toBeNull();
    expect((await pool().query('SELECT 1 FROM rate_limits')).rowCount).toBe(0);
  });
});

it('tells programs 429 and when to come back', async () => {
  for (let nth = 0; nth < 10; nth += 1) await countAttempt('password-change', 'x');
  const refused = await refusalOf(() => countAttempt('password-change', 'x'));
  if (!refused) throw new Error('not refused');
  const response = problem(refused);
  expect(response.status).toBe(429);
  expect(Number(response.headers.get('Retry-After'))).toBe(refused.retryAfterSeconds);
  expect(await response.json()).toMatchObject({ code: 'limits/too-many', status: 429 });
  await forgetAttempts('password-change', 'x');
  expect(await refusalOf(() => countAttempt('password-change', 'x'))).toBeNull();
});

it('keeps no address, e-mail or code, and forgets what is past', async () => {
  await countAttempt('sign-in-here', 'ann@example.org 192.0.2.1');
  const { rows } = await pool().query<{ key: string }>('SELECT key FROM rate_limits');
  expect(rows).toHaveLength(1);
  expect(rows[0]?.key).not.toMatch(/ann|192/);
  expect(await forgetPastLimits(new Date())).toBe(0);
  expect(await forgetPastLimits(new Date(Date.now() + 3_600_000))).toBe(1);
});
