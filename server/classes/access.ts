// Decides who may see a class: its teachers, and nobody else. Every other query on a class takes the
// TaughtClass that only this module makes.
import { isUuid } from '@/core/uuid';
import { mayTeach, type Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

declare const taught: unique symbol;

/** A class that the viewer teaches, as it was read in this request. */
export interface TaughtClass {
  /** Nobody else can make one: the symbol is private to this module. */
  readonly [taught]: true;
  readonly id: string;
  readonly name: string;
  readonly pseudonymous: boolean;
  /** In which due dates are meant. */
  readonly timeZone: string;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
  readonly demo: boolean;
  /** Members who erased their account. */
  readonly erasedMembers: number;
  /** The teacher who asks. */
  readonly teacherId: string;
}

export interface Member {
  readonly userId: string;
  /** A name, or in a pseudonymous class a nickname. */
  readonly shownAs: string;
}

/** More members than any class has are never read at once. */
export const MOST_MEMBERS = 2_000;

/**
 * @returns null for a class that is missing, that others teach, or whose id is none: all alike
 * @throws DomainError "database/away"
 */
export async function taughtClass(
  viewer: Viewer | null,
  classId: string,
): Promise<TaughtClass | null> {
  if (!viewer || !mayTeach(viewer) || !isUuid(classId)) return null;
  const { rows } = await steadily(() =>
    pool().query<TaughtClass>({
      name: 'taught-class',
      text: `SELECT c.id, c.name, c.pseudonymous, c."timeZone", c."createdAt", c."archivedAt", c.demo,
               c."erasedMembers", t."userId" AS "teacherId"
             FROM "ClassTeacher" t JOIN "Class" c ON c.id = t."classId"
             WHERE t."userId" = $1::uuid AND t."classId" = $2::uuid`,
      values: [viewer.userId, classId],
    }),
  );
  return rows[0] ?? null;
}

/**
 * The students of a class, by the names they have there.
 *
 * @param page `take` at most MOST_MEMBERS
 * @throws DomainError "database/away"
 */
export async function members(
  cls: TaughtClass,
  page: { take?: number; skip?: number } = {},
): Promise<Member[]> {
  const { rows } = await steadily(() =>
    pool().query<Member>({
      name: 'class-members',
      text: `SELECT "userId", "shownAs" FROM "ClassMember" WHERE "classId" = $1::uuid
             ORDER BY lower("shownAs"), "userId" LIMIT $2 OFFSET $3`,
      values: [cls.id, Math.min(page.take ?? MOST_MEMBERS, MOST_MEMBERS), page.skip ?? 0],
    }),
  );
  return rows;
}
