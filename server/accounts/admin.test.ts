import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  adminOf,
  answerTeacherRequest,
  giveRole,
  PEOPLE_A_PAGE,
  readTeacherRequests,
  searchPeople,
  type Admin,
} from '@/server/accounts/admin';
import { eraseAccount } from '@/server/accounts/erase-account';
import { claimAdmin, claimPath, holdsClaim } from '@/server/accounts/first-admin';
import { goOneAtATime } from '@/server/accounts/last-admin';
import { signInExternal } from '@/server/accounts/external-account';
import { resetPassword, resetPathFor } from '@/server/accounts/reset-password';
import { askToTeach } from '@/server/accounts/teach';
import { NOW, person } from '@/server/accounts/testing/people';
import { findViewer } from '@/server/accounts/viewer';
import { publishTestContent } from '@/server/content/testing/library';
import { database } from '@/server/database/client';
import { inTransaction } from '@/server/database/transaction';
import * as environment from '@/server/env';

const LATER = new Date('2031-03-02T10:00:00Z');
const settings = environment.env();

beforeAll(() => publishTestContent());
beforeEach(async () => {
  await database().user.deleteMany();
  await database().oneTimeToken.deleteMany();
});
afterEach(() => vi.restoreAllMocks());

async function roleOf(userId: string) {
  return (await findViewer({ userId, epoch: 0 }))?.role;
}

async function anAdmin(): Promise<Admin> {
  const admin = adminOf(await person('admin'));
  if (!admin) throw new Error('no administrator');
  return admin;
}

const tokenOf = (path: string | null) =>
  new URL(path ?? '', 'http://host').searchParams.get('token') ?? '';

describe('the first administrator', () => {
  it('is whoever opens the printed link first, once', async () => {
    const path = await claimPath(NOW);
    expect(path).toMatch(/^\/admin\/claim\?token=[\w-]{43}$/);
    const token = tokenOf(path);
    expect(await holdsClaim(token, LATER)).toBe(true);
    const [one, two] = [await person('student'), await person('student')];
    const both = await Promise.all([claimAdmin(one, token, LATER), claimAdmin(two, token, LATER)]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await database().user.count({ where: { role: 'admin' } })).toBe(1);
    expect(await holdsClaim(token, LATER)).toBe(false);
    expect(await claimPath(LATER)).toBeNull();
  });

  it('gets the same link from every start and process until there is one', async () => {
    const [first, second] = await Promise.all([claimPath(NOW), claimPath(NOW)]);
    expect(second).toBe(first);
    expect(await claimPath(LATER)).toBe(first);
    expect(await database().oneTimeToken.count()).toBe(1);
  });

  it('is no guest, nobody with a wrong link, and nobody once there is one', async () => {
    const token = tokenOf(await claimPath(NOW));
    expect(await claimAdmin(await person('guest'), token, NOW)).toBe(false);
    expect(await claimAdmin(await person('student'), `${token}x`, NOW)).toBe(false);
    await anAdmin();
    expect(await holdsClaim(token, NOW)).toBe(false);
    expect(await claimAdmin(await person('student'), token, NOW)).toBe(false);
  });

  it('gets a new link when the only one is gone, and the old one stays dead', async () => {
    const token = tokenOf(await claimPath(NOW));
    const first = await person('student');
    expect(await claimAdmin(first, token, NOW)).toBe(true);
    await database().user.delete({ where: { id: first.userId } });
    const again = tokenOf(await claimPath(NOW));
    expect(again).not.toBe(token);
    expect(await claimAdmin(await person('student'), token, NOW)).toBe(false);
    expect(await claimAdmin(await person('student'), again, NOW)).toBe(true);
  });

  it('is not one whose sessions were ended meanwhile', async () => {
    const token = tokenOf(await claimPath(NOW));
    const viewer = await person('student');
    await database().user.update({ where: { id: viewer.userId }, data: { sessionEpoch: 1 } });
    expect(await claimAdmin(viewer, token, NOW)).toBe(false);
    // It waits for whoever comes back.
    expect(await holdsClaim(token, NOW)).toBe(true);
    expect(await claimAdmin(await person('student'), token, NOW)).toBe(true);
  });
});

describe('an administrator', () => {
  it('is by role alone', async () => {
    expect(adminOf(null)).toBeNull();
    for (const role of ['guest', 'student', 'teacher', 'author'] as const)
      expect(adminOf(await person(role)), role).toBeNull();
  });

  it('gives every role, which holds at once', async () => {
    const admin = await anAdmin();
    const { userId } = await person('student');
    for (const role of ['teacher', 'author', 'admin', 'student'] as const) {
      expect(await giveRole(admin, userId, role)).toBe('given');
      expect(await roleOf(userId)).toBe(role);
    }
  });

  it('cannot give one to guests, simulated people or nobody', async () => {
    const admin = await anAdmin();
    const guest = await person('guest');
    const demo = await person('student', { demo: true });
    for (const id of [guest.userId, demo.userId, randomUUID()])
      expect(await giveRole(admin, id, 'teacher')).toBe('unknown');
  });

  it('stays when they are the last, also when two leave at once', async () => {
    const one = await anAdmin();
    expect(await giveRole(one, one.userId, 'student')).toBe('last-admin');
    const two = await anAdmin();
    const both = await Promise.all([
      giveRole(one, two.userId, 'student'),
      giveRole(two, one.userId, 'student'),
    ]);
    expect(both.sort()).toEqual(['given', 'last-admin']);
    expect(await database().user.count({ where: { role: 'admin' } })).toBe(1);
  });

  it('stays when one loses the role while the other erases the account', async () => {
    for (let round = 0; round < 8; round += 1) {
      await database().user.deleteMany();
      const [one, two] = [await anAdmin(), await anAdmin()];
      const demote = () => giveRole(one, one.userId, 'student');
      const erase = () => eraseAccount(two, NOW);
      await Promise.all(round % 2 === 0 ? [demote(), erase()] : [erase(), demote()]);
      expect(await database().user.count({ where: { role: 'admin' } })).toBe(1);
    }
  });

  it('loses the role only when nobody is in the middle of erasing an account', async () => {
    const [one, two] = [await anAdmin(), await anAdmin()];
    let told: string | null = null;
    const losing = await inTransaction(async (client) => {
      await goOneAtATime(client);
      const change = giveRole(one, two.userId, 'student').then((outcome) => {
        told = outcome;
      });
      await new Promise((done) => setTimeout(done, 300));
      expect(told).toBeNull();
      // Wrapped, so that the transaction does not wait for it.
      return { change };
    });
    await losing.change;
    expect(told).toBe('given');
  });

  it('finds people by part of name or e-mail, as it is written, never guests', async () => {
    const admin = await anAdmin();
    await person('student', { name: 'Ann 100% Lee', email: 'ann@example.org' });
    await person('student', { name: 'Ann 1000 Lee', email: 'annie@example.org' });
    await person('teacher', { name: 'Bo', email: 'bo@school.org' });
    await person('guest', { name: 'Ann' });
    await person('student', { name: 'Ann Simulated', demo: true });
    const found = async (text: string, role: 'teacher' | null = null) =>
      (await searchPeople(admin, { text, role, page: 1 })).people.map(({ name }) => name).sort();
    expect(await found('ann')).toEqual(['Ann 100% Lee', 'Ann 1000 Lee']);
    expect(await found('100%')).toEqual(['Ann 100% Lee']);
    expect(await found('SCHOOL')).toEqual(['Bo']);
    expect(await found('_')).toEqual([]);
    expect(await found('', 'teacher')).toEqual(['Bo']);
  });

  it('sees them a page at a time, each once', async () => {
    const admin = await anAdmin();
    await database().user.createMany({
      data: Array.from({ length: PEOPLE_A_PAGE + 5 }, (_, nth) => ({
        id: randomUUID(),
        role: 'student' as const,
        name: `Pupil ${nth}`,
      })),
    });
    const page = (nth: number) => searchPeople(admin, { text: 'pupil', role: null, page: nth });
    const [first, second, third] = [await page(1), await page(2), await page(3)];
    expect([first.people.length, second.people.length, third.people.length]).toEqual([50, 5, 0]);
    expect(second.total).toBe(55);
    const ids = [...first.people, ...second.people].map(({ id }) => id);
    expect(new Set(ids).size).toBe(55);
  });
});

describe('who says "I teach"', () => {
  it.each([
    ['approve', 'asked', 'student'],
    ['open', 'teacher', 'teacher'],
    ['closed', 'closed', 'student'],
  ] as const)('with TEACHER_SIGNUP=%s: %s', async (TEACHER_SIGNUP, told, role) => {
    vi.spyOn(environment, 'env').mockReturnValue({ ...settings, TEACHER_SIGNUP });
    const student = await person('student');
    expect(await askToTeach(student, NOW)).toBe(told);
    expect(await roleOf(student.userId)).toBe(role);
    expect(await askToTeach(await person('guest'), NOW)).toBe('closed');
  });

  it('hears where their session was ended, and nothing is noted', async () => {
    const student = await person('student');
    const ended = { ...student, epoch: student.epoch - 1 };
    for (const TEACHER_SIGNUP of ['open', 'approve'] as const) {
      vi.spyOn(environment, 'env').mockReturnValue({ ...settings, TEACHER_SIGNUP });
      expect(await askToTeach(ended, NOW)).toBe('gone');
    }
    const row = await database().user.findUniqueOrThrow({ where: { id: student.userId } });
    expect(row).toMatchObject({ role: 'student', teacherAskedAt: null });
  });

  it('waits for an answer, asked twice or not', async () => {
    const admin = await anAdmin();
    const [one, two] = [await person('student'), await person('student')];
    await askToTeach(one, NOW);
    await askToTeach(two, LATER);
    await askToTeach(one, LATER);
    const waiting = await readTeacherRequests(admin);
    expect(waiting.map(({ id }) => id)).toEqual([one.userId, two.userId]);
    expect(waiting[0]?.teacherAskedAt).toEqual(NOW);
    expect(await answerTeacherRequest(admin, one.userId, true)).not.toBeNull();
    expect(await answerTeacherRequest(admin, two.userId, false)).not.toBeNull();
    expect(await answerTeacherRequest(admin, two.userId, true)).toBeNull();
    expect(await roleOf(one.userId)).toBe('teacher');
    expect(await roleOf(two.userId)).toBe('student');
    expect(await readTeacherRequests(admin)).toEqual([]);
  });
});

describe('a link for a new password that an administrator hands over', () => {
  it('sets a password and shows nothing of the e-mail, so that no other site is connected by it', async () => {
    const admin = await anAdmin();
    const { userId } = await person('student', { email: 'squatted@example.org' });
    const token = tokenOf(await resetPathFor(admin, userId, NOW));
    expect((await resetPassword(token, 'another green apple', NOW)).status).toBe('reset');
    const row = await database().user.findUniqueOrThrow({ where: { id: userId } });
    expect(row.passwordHash).not.toBeNull();
    expect(row.emailVerifiedAt).toBeNull();
    const owner = { provider: 'github', externalId: '7', email: 'squatted@example.org' } as const;
    expect(await signInExternal(null, { ...owner, name: 'Ann' }, NOW)).toEqual({
      status: 'unlinked',
    });
  });

  it('leaves an e-mail confirmed that was', async () => {
    const admin = await anAdmin();
    const { userId } = await person('student', { email: 'own@example.org' });
    await database().user.update({ where: { id: userId }, data: { emailVerifiedAt: NOW } });
    const token = tokenOf(await resetPathFor(admin, userId, NOW));
    await resetPassword(token, 'another green apple', NOW);
    const row = await database().user.findUniqueOrThrow({ where: { id: userId } });
    expect(row.emailVerifiedAt).toEqual(NOW);
  });

  it('is not made where letters are sent, nor for somebody without an e-mail', async () => {
    const admin = await anAdmin();
    const { userId } = await person('student', { email: 'asks@example.org' });
    expect(await resetPathFor(admin, (await person('student')).userId, NOW)).toBeNull();
    expect(await resetPathFor(admin, userId, NOW)).toMatch(/^\/reset\?token=/);
    const SMTP_URL = 'smtp://127.0.0.1:1';
    vi.spyOn(environment, 'env').mockReturnValue({ ...settings, SMTP_URL });
    expect(await resetPathFor(admin, userId, NOW)).toBeNull();
  });
});
