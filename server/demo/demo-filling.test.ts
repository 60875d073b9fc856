import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/server/accounts/viewer';
import { person, studentOf, taughtBy } from '@/server/classes/testing/school';
import { PATTERN, publishTestContent } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';
import { beginDemoClass, fillDemoClass, removeDemoClass } from '@/server/demo/demo-class';
import { fillAndTell, fillingOf } from '@/server/demo/demo-filling';
import { startTest } from '@/server/tests/start-test';

const now = new Date('2026-05-20T09:00:00Z');

beforeAll(async () => {
  await publishTestContent();
});

it('tells how far a class is while it fills, and nothing once it is whole, also where it is begun twice', async () => {
  const teacherId = randomUUID();
  await pool().query(`INSERT INTO "User" (id, role) VALUES ($1::uuid, 'teacher')`, [teacherId]);
  const wish = { teacherId, name: 'Demo', students: 3, days: 6, timeZone: 'UTC', now };
  const classId = await beginDemoClass(wish);
  expect(fillingOf(classId)).toBeNull();
  const twice = [fillAndTell(classId, wish), fillAndTell(classId, wish)];
  expect(fillingOf(classId)).toEqual({ done: 0, of: 3 });
  await Promise.all(twice);
  expect(fillingOf(classId)).toBeNull();
  const { rowCount } = await pool().query('SELECT 1 FROM "ClassMember" WHERE "classId" = $1', [
    classId,
  ]);
  expect(rowCount).toBe(3);
});

async function countOf(text: string): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(`SELECT count(*)::int FROM ${text}`);
  return rows[0]?.count ?? 0;
}

/** Ends with the filling at the latest: what has not come by then never comes. */
async function until(holds: () => Promise<boolean>, filling: Promise<unknown>): Promise<void> {
  let over = false;
  const end = () => {
    over = true;
  };
  filling.then(end, end);
  while (!over && !(await holds())) await setTimeout(5);
}

const LEFT = ['"Class"', '"ClassMember"', '"Assignment"', '"Answer"', '"Card"', '"Test"'];

describe('removing a class that still fills', () => {
  it.each([
    ['as the first student begins', async () => (await countOf('"User" WHERE demo')) > 0],
    ['in the middle of their terms', async () => (await countOf('"Answer"')) > 20],
    ['once some are there', async () => (await countOf('"ClassMember"')) > 1],
  ])('ends the filling and leaves nobody, %s', async (_, moment) => {
    await pool().query('DELETE FROM "User"; DELETE FROM "Class"');
    const teacherId = randomUUID();
    await pool().query(`INSERT INTO "User" (id, role) VALUES ($1::uuid, 'teacher')`, [teacherId]);
    const wish = { teacherId, name: 'Demo', students: 40, days: 40, timeZone: 'UTC', now };
    const classId = await beginDemoClass(wish);
    let told = 0;
    // As another process fills it: nothing tells it to stop but what it finds.
    const filling = fillDemoClass(classId, wish, (done) => {
      told = done;
    });
    await until(moment, filling);
    await removeDemoClass(teacherId);
    await filling;
    expect(told).toBeLessThan(40);
    for (const table of LEFT) expect(await countOf(table), table).toBe(0);
    expect(await countOf('"User"')).toBe(1);
  });

  it('starts no test of a guest for whoever is gone', async () => {
    const before = await countOf('"User"');
    const userId = randomUUID();
    const start = { id: randomUUID(), pattern: PATTERN, kind: 'full' as const, seed: '', now };
    const claim = { userId, epoch: 0, issuedAt: 0 };
    await expect(startTest(claim, { ...start, startedBy: userId })).rejects.toMatchObject({
      code: 'answers/other-learner',
    });
    expect(await countOf('"User"')).toBe(before);
  });

  it('takes along whoever a process left in the middle of their term', async () => {
    const teacherId = randomUUID();
    await pool().query(`INSERT INTO "User" (id, role) VALUES ($1::uuid, 'teacher')`, [teacherId]);
    const wish = { teacherId, name: 'Demo', students: 2, days: 6, timeZone: 'UTC', now };
    await fillDemoClass(await beginDemoClass(wish), wish);
    await pool().query('DELETE FROM "ClassMember"');
    expect(await countOf('"User" WHERE demo')).toBe(2);
    await removeDemoClass(teacherId);
    expect(await countOf('"User" WHERE demo')).toBe(0);
  });
});

it('removes with a demo class its own students only: no class that is real, or a colleague’s, and nobody who joined', async () => {
  const [teacher, colleague] = [await person('teacher'), await person('teacher')];
  const about = { name: 'Demo', students: 2, days: 6, timeZone: 'UTC', now };
  const demoOf = async ({ userId: teacherId }: Viewer) => {
    const id = await beginDemoClass({ ...about, teacherId });
    await fillDemoClass(id, { ...about, teacherId });
    return id;
  };
  const [mine, theirs] = [await demoOf(teacher), await demoOf(colleague)];
  const real = await taughtBy(teacher, now);
  const student = await studentOf(real, now);
  await pool().query(
    `INSERT INTO "ClassMember" ("userId", "classId", "shownAs", "joinedAt")
     VALUES ($1::uuid, $2::uuid, 'Ada Byron', $3)`,
    [student.userId, mine, now],
  );
  const membersOf = (id: string) => countOf(`"ClassMember" WHERE "classId" = '${id}'`);
  expect(await membersOf(mine)).toBe(3);
  const simulated = await countOf('"User" WHERE demo');
  const people = await countOf('"User" WHERE NOT demo');
  await removeDemoClass(teacher.userId);
  expect(await countOf(`"Class" WHERE id = '${mine}'`)).toBe(0);
  expect([await membersOf(real.id), await membersOf(theirs)]).toEqual([1, 2]);
  expect(await countOf('"User" WHERE demo')).toBe(simulated - 2);
  expect(await countOf('"User" WHERE NOT demo')).toBe(people);
});

it('tells nothing more of a class that could not be filled', async () => {
  const classId = randomUUID();
  const wish = { teacherId: classId, name: '', students: 1, days: 6, timeZone: 'UTC', now };
  await expect(fillAndTell(classId, wish)).rejects.toThrow();
  expect(fillingOf(classId)).toBeNull();
});
