// Decides what is read of a learner's session for a round of practice: its answers, in any pattern and context.
import type { RoundAnswer } from '@/core/memory/practice-round';
import type { Viewer } from '@/server/accounts/viewer';
import { sessionAnswer } from '@/server/answers/session-answer';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';

/** No session without a long pause is longer. */
const LONGEST_MS = 6 * 3_600_000;

interface Row {
  question: string;
  skill: string;
  grade: number;
  correct: boolean;
  at: Date;
}

/** @returns oldest first; where the session begins, core says */
export async function readSession(viewer: Viewer, now: Date): Promise<RoundAnswer[]> {
  const { rows } = await pool().query<Row>({
    name: 'read-session',
    text: `SELECT question, skill, grade, correct, "answeredAt" AS at FROM "Answer"
      WHERE "userId" = $1::uuid AND "answeredAt" > $2 AND "struckAt" IS NULL
      ORDER BY "answeredAt", revision`,
    values: [viewer.userId, new Date(now.getTime() - LONGEST_MS)],
  });
  return rows.map((row) => {
    const question = content().question(row.question);
    return {
      ...sessionAnswer(row),
      // A question that has moved to another pattern trains a skill of that one.
      ...(question && { skill: question.skill }),
      question: question?.id ?? row.question,
      lucky: row.correct,
    };
  });
}
