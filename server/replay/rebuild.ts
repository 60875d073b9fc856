// Decides in which order learners are replayed, that one stays locked while it is, and where to go on after a stop.
// What a replay is, replay-learner.ts decides.
import { withLearner } from '@/server/accounts/with-learner';
import { pool } from '@/server/database/client';
import { BEFORE_ALL } from '@/server/replay/each-learner';
import { replayLearner } from '@/server/replay/replay-learner';

export interface RebuildWish {
  /** Only compare. */
  checks: boolean;
  /** One learner; all of them when not given. */
  user?: string | undefined;
}

export interface Rebuilt {
  learners: number;
  answers: number;
  /** Learners of whom something is kept otherwise than the answers say. */
  differing: { user: string; differences: string[] }[];
}

const JOB = 'rebuild';
const AT_ONCE = 500;

/**
 * Replays learners, in the order of their ids. A run that was stopped is gone on with by the next.
 * Grades stay as they were kept; only what waits for a late answer is weighed anew.
 *
 * @param say told how far it is, after every few hundred learners
 * @throws DomainError "database/away"
 */
export async function rebuild(
  { checks, user }: RebuildWish,
  now: () => Date,
  say: (sentence: string) => void,
): Promise<Rebuilt> {
  const done: Rebuilt = { learners: 0, answers: 0, differing: [] };
  if (user !== undefined) {
    await rebuildOne(user, checks, done);
    return done;
  }
  // A comparison changes nothing, so it has nothing to go on with.
  const run = checks ? null : await begin(now());
  let last = run?.after ?? BEFORE_ALL;
  if (last !== BEFORE_ALL) say(`Going on after ${last}, where the last run was stopped.`);
  for (;;) {
    const { rows } = await pool().query<{ id: string }>(
      `SELECT id FROM "User" WHERE id > $1::uuid ORDER BY id LIMIT ${AT_ONCE}`,
      [last],
    );
    for (const { id } of rows) {
      await rebuildOne(id, checks, done);
      last = id;
      if (run) await pool().query('UPDATE job_runs SET said = $2 WHERE id = $1', [run.id, last]);
    }
    if (rows.length < AT_ONCE) break;
    say(`${done.learners} learners, ${done.answers} answers.`);
  }
  if (run) await end(run.id, done, now());
  return done;
}

async function rebuildOne(userId: string, checks: boolean, done: Rebuilt): Promise<void> {
  const report = await withLearner({ userId, epoch: 'any' }, (transaction) =>
    replayLearner(transaction, transaction.learner.replayFrom, !checks),
  );
  if (!report) return;
  done.learners += 1;
  done.answers += report.answers;
  if (report.differences.length === 0) return;
  done.differing.push({
    user: userId,
    differences: report.differences.map(({ kind, name }) => `${kind} ${name}`),
  });
}

/** A new run, and the learner after whom a stopped one ended. */
async function begin(at: Date): Promise<{ id: string; after: string }> {
  const { rows: earlier } = await pool().query<{ succeeded: boolean | null; said: string | null }>(
    'SELECT succeeded, said FROM job_runs WHERE job = $1 ORDER BY id DESC LIMIT 1',
    [JOB],
  );
  const stopped = earlier[0]?.succeeded === null ? earlier[0].said : null;
  const { rows } = await pool().query<{ id: string }>(
    'INSERT INTO job_runs (job, "startedAt", said) VALUES ($1, $2, $3) RETURNING id',
    [JOB, at, stopped],
  );
  return { id: rows[0]?.id ?? '', after: stopped ?? BEFORE_ALL };
}

async function end(id: string, { learners, answers, differing }: Rebuilt, at: Date): Promise<void> {
  const said = `Replayed ${answers} answers of ${learners} learners; ${differing.length} had something else.`;
  await pool().query(
    'UPDATE job_runs SET "endedAt" = $2, succeeded = true, said = $3 WHERE id = $1',
    [id, at, said],
  );
}
