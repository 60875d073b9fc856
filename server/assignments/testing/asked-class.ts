// Decides what a class that is asked for something looks like to tests: its students, what they answer, and
// how the one assignment that it has stands.
import { randomUUID } from 'node:crypto';
import { DAY_MS } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import { recordAnswer } from '@/server/answers/record-answer';
import { assignmentProgress } from '@/server/assignments/assignment-progress';
import { readAssignments } from '@/server/assignments/read-assignments';
import type { TaughtClass } from '@/server/classes/access';
import { person, studentOf, taughtBy } from '@/server/classes/testing/school';
import { PATTERN, RIGHT } from '@/server/content/testing/library';

// Noon in Paris, whose days here begin at 4.
export const now = new Date('2026-11-16T11:00:00Z');
export const later = (days: number) => new Date(now.getTime() + days * DAY_MS);

interface Given {
  at: Date;
  count?: number;
  context?: 'practice' | 'review';
  timeZone?: string;
}

let nth = 0;

export async function answer(
  viewer: Viewer,
  { at, count = 5, context = 'practice', timeZone = 'Europe/Paris' }: Given,
): Promise<string[]> {
  const ids: string[] = [];
  for (let one = 0; one < count; one += 1) {
    const id = randomUUID();
    const claim = { userId: viewer.userId, epoch: 0, issuedAt: 0 };
    const moment = new Date(at.getTime() + one * 1_000);
    nth += 1;
    await recordAnswer(
      claim,
      {
        id,
        question: `${PATTERN}/q${(nth % 20) + 1}`,
        context,
        response: { option: RIGHT },
        elapsedMs: 5_000,
        answeredAt: moment.toISOString(),
        timeZone,
      },
      moment,
    );
    ids.push(id);
  }
  return ids;
}

export async function setUp() {
  const teacher = await person('teacher');
  const cls = await taughtBy(teacher, now);
  const student = await studentOf(cls, now);
  return { teacher, cls, student };
}

export async function only(cls: TaughtClass) {
  const [assignment, other] = await readAssignments(cls);
  if (!assignment || other) throw new Error('There is not one assignment.');
  return assignment;
}

export async function standing(cls: TaughtClass, at: Date) {
  const { id } = await only(cls);
  const [found, other] = await assignmentProgress(cls, [id], at);
  if (!found || other) throw new Error('There is not one standing.');
  return found;
}
