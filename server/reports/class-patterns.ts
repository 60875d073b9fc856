// Decides which patterns a class can be asked about: those that its members have touched, and those to which
// questions of these have moved.
import { content } from '@/server/content/loaded';
import { allPatternsBehind, patternNames } from '@/server/content/earlier-names';
import type { TaughtClass } from '@/server/classes/access';
import { pool } from '@/server/database/client';

const AT_MOST = 500;

export interface TouchedPattern {
  /** `track/pattern` */
  id: string;
  title: string;
  /** By all members, at most: also all answers of the patterns from which questions have come. */
  answers: number;
}

/** Most answered first, those last that have only questions from elsewhere; what was taken out is left out. */
export async function touchedPatterns(cls: TaughtClass): Promise<TouchedPattern[]> {
  const { rows } = await pool().query<{ pattern: string; answers: number }>({
    name: 'class-patterns',
    text: `SELECT m.pattern, sum(m.answers)::int AS answers FROM "ClassMember" c JOIN "Mastery" m ON m."userId" = c."userId"
      WHERE c."classId" = $1::uuid GROUP BY m.pattern
      ORDER BY answers DESC, m.pattern LIMIT ${AT_MOST}`,
    values: [cls.id],
  });
  const touched = new Map(rows.map(({ pattern, answers }) => [pattern, answers]));
  const answersOf = (patterns: readonly string[]) =>
    patterns.reduce((sum, pattern) => sum + (touched.get(pattern) ?? 0), 0);
  return [...allPatternsBehind()]
    .filter(([, behind]) => behind.some((pattern) => touched.has(pattern)))
    .map(([id, behind]) => ({
      id,
      title: content().patterns.get(id)?.title ?? id,
      answers: answersOf(behind),
      own: answersOf(patternNames(id)),
    }))
    .sort((one, other) => other.own - one.own || (one.id < other.id ? -1 : 1))
    .map(({ id, title, answers }) => ({ id, title, answers }));
}
