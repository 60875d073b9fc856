// Decides what belongs to somebody in the tests of rights: one of each thing that a path can name.
import { randomUUID } from 'node:crypto';
import { ASKERS, type Asker } from '@/core/accounts/rights';
import { sessionCookie } from '@/server/accounts/session';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import type { Mount } from '@/api/testing/mounts';

/** A question of the content that the tests of rights load, and its pattern. */
export const QUESTION = 't/p/easy-1';

/** Names of what a path, query or body can be about. */
export type Belongings = Record<
  'answer' | 'test' | 'cls' | 'student' | 'notice' | 'warmUp',
  string
>;

export interface Somebody {
  asker: Asker;
  userId: string;
  /** Undefined for nobody. */
  cookie: string | undefined;
  has: Belongings;
}

/** Of the same kind as somebody's, but nobody has them. */
export function nothing(): Belongings {
  return {
    answer: randomUUID(),
    test: randomUUID(),
    cls: randomUUID(),
    student: randomUUID(),
    notice: randomUUID(),
    warmUp: randomUUID(),
  };
}

/**
 * Somebody with a test that is open, a last answer, a class and a notice. Teachers teach the class; others are
 * in it.
 */
export async function somebody(mount: Mount, asker: Asker): Promise<Somebody> {
  if (!ASKERS.includes(asker)) throw new Error(`Nobody is ${asker}.`);
  if (asker === 'nobody') {
    const userId = randomUUID();
    return { asker, userId, cookie: undefined, has: nothing() };
  }
  const [userId, student, cls, notice] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await pool().query(
    `WITH people AS (INSERT INTO "User" (id, role) VALUES ($1, $2::"Role"), ($3, 'student')),
      made AS (INSERT INTO "Class" (id, name, "timeZone", "createdAt") VALUES ($4, 'Form 4b', 'UTC', now()))
     SELECT 1`,
    [userId, asker, student, cls],
  );
  const isTeacher = ['teacher', 'author', 'admin'].includes(asker);
  if (isTeacher)
    await pool().query('INSERT INTO "ClassTeacher" VALUES ($1, $2, now())', [userId, cls]);
  for (const member of isTeacher ? [student] : [student, userId])
    await pool().query(
      `INSERT INTO "ClassMember" ("userId", "classId", "shownAs", "joinedAt") VALUES ($1, $2, $3, now())`,
      [member, cls, member],
    );
  await pool().query(
    `INSERT INTO "Notice" ("userId", id, kind, data, "createdAt") VALUES ($1, $2, 'regrade', '{}', now())`,
    [userId, notice],
  );
  const warmUp = randomUUID();
  const { version } = content().question(QUESTION) ?? { version: '' };
  await pool().query(
    `INSERT INTO "WarmUp" ("classId", id, questions, "createdAt") VALUES ($1, $2, $3, now())`,
    [cls, warmUp, JSON.stringify([{ question: QUESTION, version, because: { losing: 1, of: 2 } }])],
  );
  const cookie = (await sessionCookie({ id: userId, epoch: 0 })).split(';', 1)[0];
  const answer = randomUUID();
  const body = { id: answer, question: QUESTION, context: 'practice', response: { skip: true } };
  await expectDone(mount.send('POST', '/api/answers', { body, cookie }));
  const { json } = await expectDone(
    mount.send('POST', '/api/tests', { body: { pattern: 't/p' }, cookie }),
  );
  return { asker, userId, cookie, has: { answer, test: json.id, cls, student, notice, warmUp } };
}

async function expectDone(sent: ReturnType<Mount['send']>): ReturnType<Mount['send']> {
  const reply = await sent;
  if (reply.status >= 300) throw new Error(`What belongs to somebody was not made: ${reply.text}`);
  return reply;
}
