// Decides how many learners are replayed one after the other: in the order of their ids, a page at a time,
// and one whose replay fails keeps nobody else waiting. Knows neither who they are nor why.
import { DomainError } from '@/core/errors';
import { pool } from '@/server/database/client';
import { log } from '@/server/health/log';

const AT_ONCE = 200;
/** Before the id of every learner. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Learners' ids in order. */
export interface Selection {
  /** Ordered by `id`, without a limit; its last parameter is the id to go on after. */
  text: string;
  /** All but that last one. */
  values: readonly unknown[];
}

/**
 * @param replay says whether there was something to replay
 * @param failed what the log says of one whose replay failed
 * @returns how many were replayed
 * @throws DomainError "database/away"
 */
export async function replayEach(
  { text, values }: Selection,
  replay: (userId: string) => Promise<boolean>,
  failed: string,
): Promise<number> {
  let count = 0;
  for (let last = BEFORE_ALL; ;) {
    const { rows } = await pool().query<{ id: string }>(`${text} LIMIT ${AT_ONCE}`, [
      ...values,
      last,
    ]);
    for (const { id } of rows) {
      last = id;
      try {
        if (await replay(id)) count += 1;
      } catch (error) {
        if (error instanceof DomainError && error.code === 'database/away') throw error;
        log().warn({ err: error, userId: id }, failed);
      }
    }
    if (rows.length < AT_ONCE) return count;
  }
}
