import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { publishTestContent } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';
import { beginDemoClass } from '@/server/demo/demo-class';
import { fillAndTell, fillingOf } from '@/server/demo/demo-filling';

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

it('tells nothing more of a class that could not be filled', async () => {
  const classId = randomUUID();
  const wish = { teacherId: classId, name: '', students: 1, days: 6, timeZone: 'UTC', now };
  await expect(fillAndTell(classId, wish)).rejects.toThrow();
  expect(fillingOf(classId)).toBeNull();
});
