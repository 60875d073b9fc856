// Decides which misconceptions members of a class showed, and who holds them still.
// The log keeps which answer gave which away; the content says which questions test which.
import { RIGHT_TO_CLOSE } from '@/core/mastery/held-misconceptions';
import type { TrapSprung } from '@/core/reports/report';
import { misconceptionsOf } from '@/core/questions/misconceptions-of';
import type { TaughtClass } from '@/server/classes/access';
import { patternRenames, questionNames } from '@/server/content/earlier-names';
import { content, type LoadedContent } from '@/server/content/loaded';
import { pool } from '@/server/database/client';

// Each answer is read once: what was asked and what was fallen for meet by hash, not row by row. A right
// answer that was luck (grade 1) proves nothing.
const TEXT = `WITH students AS MATERIALIZED (
  SELECT m."userId" FROM "ClassMember" m JOIN "User" u ON u.id = m."userId"
  WHERE m."classId" = $1::uuid ORDER BY u."lastAnsweredAt" DESC NULLS LAST LIMIT $3::int
), lately AS MATERIALIZED (
  SELECT a."userId", coalesce($7::jsonb ->> a.pattern, a.pattern) AS pattern, a.question, a."answeredAt" AS at, a.misconceptions,
    coalesce(a.confidence = 'sure', false) AS sure, a.correct AND a.grade > 1 AS knew
  FROM students JOIN "Answer" a USING ("userId")
  WHERE a."localDay" >= $2 AND a."struckAt" IS NULL
), falls AS MATERIALIZED (
  SELECT "userId", pattern, slug, max(at) AS at, bool_or(sure) AS sure
  FROM lately, unnest(misconceptions) AS slug GROUP BY "userId", pattern, slug
), met AS (
  SELECT l."userId", t.pattern, t.slug, l.at, l.knew
  FROM unnest($4::text[], $5::text[], $6::text[]) AS t (question, pattern, slug)
  JOIN (SELECT DISTINCT pattern, slug FROM falls) sprung USING (pattern, slug)
  JOIN lately l USING (question)
), learners AS (
  SELECT pattern, slug, "userId", f.at IS NOT NULL AS fell, coalesce(f.sure, false) AS sure,
    count(*) FILTER (WHERE met.knew AND met.at > f.at) AS "rightSince"
  FROM met FULL JOIN falls f USING (pattern, slug, "userId")
  GROUP BY pattern, slug, "userId", f.at, f.sure
)
SELECT pattern, slug, count(*)::int AS asked, count(*) FILTER (WHERE fell)::int AS fell,
  count(*) FILTER (WHERE sure)::int AS sure,
  count(*) FILTER (WHERE fell AND "rightSince" < ${RIGHT_TO_CLOSE})::int AS believe
FROM learners GROUP BY pattern, slug ORDER BY believe DESC, pattern, slug`;

type Counts = Pick<TrapSprung, 'slug' | 'asked' | 'fell' | 'sure' | 'believe'>;

/**
 * Those that most believe first. Who fell was asked, also where the question that showed it is gone.
 *
 * @param since local day, the first that is read
 * @param students so many at most are asked: those who were there last
 */
export async function trapsSprung(
  cls: TaughtClass,
  since: number,
  students: number | null = null,
): Promise<TrapSprung[]> {
  const { questions, patterns, slugs } = testsOf(content());
  const { rows } = await pool().query<Counts & { pattern: string }>({
    name: 'class-traps',
    text: TEXT,
    values: [cls.id, since, students, questions, patterns, slugs, patternRenames()],
  });
  return rows.map(({ pattern, ...counts }) => {
    const found = content().patterns.get(pattern);
    const words = found?.misconceptions.find(({ slug }) => slug === counts.slug);
    return {
      pattern: { id: pattern, title: found?.title ?? pattern },
      title: words?.title ?? null,
      reteach: words?.reteach ?? null,
      ...counts,
    };
  });
}

interface Tests {
  questions: string[];
  patterns: string[];
  slugs: string[];
}

const remembered = new WeakMap<LoadedContent, Tests>();

/** Which question tests which misconception of which pattern, as columns; by each name that it had. */
function testsOf(loaded: LoadedContent): Tests {
  const known = remembered.get(loaded);
  if (known) return known;
  const tests: Tests = { questions: [], patterns: [], slugs: [] };
  for (const { id: pattern, questions, lessonQuestions } of loaded.patterns.values()) {
    for (const question of [...questions, ...lessonQuestions]) {
      for (const slug of misconceptionsOf(question)) {
        for (const name of questionNames(question.id)) {
          tests.questions.push(name);
          tests.patterns.push(pattern);
          tests.slugs.push(slug);
        }
      }
    }
  }
  remembered.set(loaded, tests);
  return tests;
}
