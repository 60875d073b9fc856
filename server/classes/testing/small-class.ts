// A class for tests, written straight into the tables: a teacher, students, and what is kept of them.
import { randomUUID } from 'node:crypto';
import { findViewer, type Viewer } from '@/server/accounts/viewer';
import { taughtClass, type TaughtClass } from '@/server/classes/access';
import { pool } from '@/server/database/client';

export interface SmallClass {
  cls: TaughtClass;
  teacher: Viewer;
  /** User ids, in the order of their names. */
  students: string[];
}

export async function plantUser(role: 'student' | 'teacher', name: string): Promise<Viewer> {
  const id = randomUUID();
  await pool().query(
    `INSERT INTO "User" (id, role, name, "lastSeenAt") VALUES ($1, $2::"Role", $3, now())`,
    [id, role, name],
  );
  return (await findViewer({ userId: id, epoch: 0 })) as Viewer;
}

/** @param joinedAt when all of them joined */
export async function plantClass(names: readonly string[], joinedAt: Date): Promise<SmallClass> {
  const teacher = await plantUser('teacher', 'Teacher');
  const classId = randomUUID();
  await pool().query(
    `INSERT INTO "Class" (id, name, "timeZone", "createdAt") VALUES ($1, 'Class 9b', 'UTC', $2)`,
    [classId, joinedAt],
  );
  await pool().query(
    'INSERT INTO "ClassTeacher" ("userId", "classId", "addedAt") VALUES ($1, $2, $3)',
    [teacher.userId, classId, joinedAt],
  );
  const students: string[] = [];
  for (const name of names) {
    const { userId } = await plantUser('student', name);
    await pool().query(
      `INSERT INTO "ClassMember" ("userId", "classId", "shownAs", "joinedAt") VALUES ($1, $2, $3, $4)`,
      [userId, classId, name, joinedAt],
    );
    students.push(userId);
  }
  const cls = await taughtClass(teacher, classId);
  if (!cls) throw new Error('The class is not taught by its teacher.');
  return { cls, teacher, students };
}

export interface PlantedMastery {
  mastery: number;
  spread: number;
  laterMastery: number[];
  laterSpread: number[];
  level: string;
  computedAt: Date;
  isStrong?: boolean;
}

export async function plantMastery(
  userId: string,
  pattern: string,
  planted: PlantedMastery,
): Promise<void> {
  await pool().query(
    `INSERT INTO "Mastery" ("userId", pattern, track, "priorMean", "priorDeviation", evidence,
       "abilityMean", "abilityDeviation", mastery, variance, strength, level, "strongSince", answers,
       "lastAnsweredAt", "computedAt", "laterMastery", "laterSpread")
     VALUES ($1, $2, split_part($2, '/', 1), 0, 1, '{}', 0, 1, $3, $4, 0.5, $5, $6, 3, $7, $7, $8, $9)`,
    [
      userId,
      pattern,
      planted.mastery,
      planted.spread ** 2,
      planted.level,
      planted.isStrong ? planted.computedAt : null,
      planted.computedAt,
      planted.laterMastery,
      planted.laterSpread,
    ],
  );
  await pool().query(
    `UPDATE "User" SET "lastAnsweredAt" = greatest("lastAnsweredAt", $2) WHERE id = $1`,
    [userId, planted.computedAt],
  );
}
