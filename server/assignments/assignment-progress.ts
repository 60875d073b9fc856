// Decides what a teacher learns of a class's assignments: each member's standing in each.
import type { Assignment } from '@/core/assignments/assignment';
import type { Standing } from '@/core/assignments/standing';
import { isUuid } from '@/core/uuid';
import { standingsInClass, standingsOfClass } from '@/server/assignments/read-standings';
import type { TaughtClass } from '@/server/classes/access';

export interface MemberStanding extends Standing {
  userId: string;
  shownAs: string;
  assignmentId: string;
}

/**
 * For all members, in one statement, by when it is due and then by the members' names.
 *
 * @param assignmentIds those of other classes, removed ones and what is no id are left out
 * @throws DomainError "database/away"
 */
export async function assignmentProgress(
  cls: TaughtClass,
  assignmentIds: readonly string[],
  now: Date,
): Promise<MemberStanding[]> {
  const rows = await standingsOfClass(cls.id, assignmentIds.filter(isUuid), now);
  return rows.map(({ userId, shownAs, assignmentId, standing }) => ({
    userId,
    shownAs,
    assignmentId,
    ...standing,
  }));
}

export interface OwnStanding extends Standing {
  assignment: Assignment;
}

/**
 * What one member was asked for in this class, by when it is due; nothing of their other classes.
 *
 * @returns none for whoever is not in the class
 * @throws DomainError "database/away"
 */
export async function memberProgress(
  cls: TaughtClass,
  userId: string,
  now: Date,
): Promise<OwnStanding[]> {
  if (!isUuid(userId)) return [];
  const rows = await standingsInClass(cls.id, userId, now);
  return rows.map(({ assignment, standing }) => ({ assignment, ...standing }));
}
