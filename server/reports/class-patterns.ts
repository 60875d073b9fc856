// Decides which patterns a class can be asked about: those that its members have touched.
import { content } from '@/server/content/loaded';
import type { TaughtClass } from '@/server/classes/access';
import { pool } from '@/server/database/client';

const AT_MOST = 500;

export interface TouchedPattern {
  /** `track/pattern` */
  id: string;
  title: string;
  /** By all members. */
  answers: number;
}

/** Most answered first; what was taken out of the content is left out. */
export async function touchedPatterns(cls: TaughtClass): Promise<TouchedPattern[]> {
  const { rows } = await pool().query<{ pattern: string; answers: number }>({
    name: 'class-patterns',
    text: `SELECT m.pattern, sum(m.answers)::int AS answers FROM "ClassMember" c JOIN "Mastery" m ON m."userId" = c."userId"
      WHERE c."classId" = $1::uuid GROUP BY m.pattern
      ORDER BY answers DESC, m.pattern LIMIT ${AT_MOST}`,
    values: [cls.id],
  });
  return rows.flatMap(({ pattern, answers }) => {
    const found = content().patterns.get(pattern);
    return found?.id === pattern ? [{ id: pattern, title: found.title, answers }] : [];
  });
}
