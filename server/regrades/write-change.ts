// Decides how marks and verdicts are put in place: forth by a regrade, back by its undoing.
// Grades and memory follow by the replay.
import type { PoolClient } from 'pg';
import { everyName, nameFamilies } from '@/server/content/name-families';
import type { AnswerMark } from '@/server/regrades/answer-changes';
import type { TestVerdict } from '@/server/regrades/test-change';

export interface Whose {
  userId: string;
  /** Of the answer, or of the test. */
  id: string;
}

// A statement for each would hold everybody's rows for minutes.
const ANSWERS = `WITH marked AS (
    UPDATE "Answer" a SET version = n.version, rev = n.rev, correct = n.correct, score = n.score,
      misconceptions = ARRAY(SELECT jsonb_array_elements_text(n.misconceptions))
    FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::boolean[], $6::float8[], $7::jsonb[])
      AS n ("userId", id, version, rev, correct, score, misconceptions)
    WHERE a."userId" = n."userId" AND a.id = n.id
    RETURNING a."userId", a."testId", a.question, a.version
  ) UPDATE "TestItem" i SET version = marked.version FROM marked
    WHERE i."userId" = marked."userId" AND i."testId" = marked."testId"
      AND i.question = marked.question`;
// A test that a newer one has followed stays closed, whatever its verdict was when it was the last.
const TESTS = `UPDATE "Test" t SET verdict = n.verdict::"Verdict", "pStrong" = n.strong,
    (state, "closedAt") = (SELECT
        CASE WHEN n.state = 'judged' AND next.at IS NOT NULL THEN 'closed' ELSE n.state::"TestState" END,
        CASE WHEN n.state = 'judged' AND next.at IS NOT NULL THEN coalesce(t."closedAt", next.at) ELSE n.closed END
      FROM (SELECT min(later."startedAt") AS at FROM "Test" later
        WHERE later."userId" = t."userId" AND later.pattern = ANY (${everyName('t.pattern', '$8')})
          AND later.kind = t.kind AND later."startedAt" > t."startedAt") next),
    judgement = n.judgement
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::float8[], $5::text[], $6::timestamptz[], $7::jsonb[])
    AS n ("userId", id, verdict, strong, state, closed, judgement)
  WHERE t."userId" = n."userId" AND t.id = n.id`;

/** The wording goes along: whoever looks at the answer again sees the key that it was marked by. */
export async function writeAnswers(
  client: PoolClient,
  answers: readonly { whose: Whose; mark: AnswerMark }[],
): Promise<void> {
  if (answers.length === 0) return;
  const marks = answers.map(({ mark }) => mark);
  await client.query(ANSWERS, [
    ...namesOf(answers),
    marks.map(({ version }) => version),
    marks.map(({ rev }) => rev),
    marks.map(({ correct }) => correct),
    marks.map(({ score }) => score),
    marks.map(({ misconceptions }) => JSON.stringify(misconceptions)),
  ]);
}

export async function writeTests(
  client: PoolClient,
  tests: readonly { whose: Whose; told: TestVerdict }[],
): Promise<void> {
  if (tests.length === 0) return;
  const verdicts = tests.map(({ told }) => told);
  await client.query(TESTS, [
    ...namesOf(tests),
    verdicts.map(({ verdict }) => verdict),
    verdicts.map(({ pStrong }) => pStrong),
    verdicts.map(({ state }) => state),
    verdicts.map(({ closedAt }) => closedAt),
    verdicts.map(({ judgement }) => JSON.stringify(judgement)),
    nameFamilies().patterns,
  ]);
}

function namesOf(rows: readonly { whose: Whose }[]): [string[], string[]] {
  return [rows.map(({ whose }) => whose.userId), rows.map(({ whose }) => whose.id)];
}

/**
 * In the order of their ids, so that two who lock never wait for each other.
 *
 * @returns those that there are still
 */
export async function lockLearners(
  client: PoolClient,
  rows: readonly { userId: string }[],
): Promise<Set<string>> {
  const { rows: locked } = await client.query<{ id: string }>(
    'SELECT id FROM "User" WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE',
    [[...new Set(rows.map(({ userId }) => userId))]],
  );
  return new Set(locked.map(({ id }) => id));
}

/**
 * Memory waits to be computed again from then on: a replay of each log would keep all of them locked.
 *
 * @returns whom to replay
 */
export async function wishReplays(
  client: PoolClient,
  from: readonly { userId: string; from: Date }[],
): Promise<string[]> {
  const earliest = new Map<string, Date>();
  for (const one of from) {
    const known = earliest.get(one.userId);
    if (!known || one.from < known) earliest.set(one.userId, one.from);
  }
  if (earliest.size > 0) {
    await client.query(
      `UPDATE "User" u SET "replayFrom" = least(coalesce(u."replayFrom", w.at), w.at),
          revision = u.revision + 1
        FROM unnest($1::uuid[], $2::timestamptz[]) AS w (id, at) WHERE u.id = w.id`,
      [[...earliest.keys()], [...earliest.values()]],
    );
  }
  return [...earliest.keys()];
}
