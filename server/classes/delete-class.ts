// Decides how a class goes for good: archived before, its name said, and all rows of it with it. What its
// members answered is theirs and stays; simulated students go along.
import { className } from '@/core/classes/class-form';
import type { TaughtClass } from '@/server/classes/access';
import { inTransaction } from '@/server/database/transaction';
import { removeSimulated } from '@/server/demo/remove-simulated';

/** `not-archived`, `name`: nothing was deleted. */
export type Deletion = 'deleted' | 'not-archived' | 'name';

/**
 * @param typed what its teacher typed as its name
 * @throws DomainError "database/away"; nothing was deleted then
 */
export function deleteClass(cls: TaughtClass, typed: string): Promise<Deletion> {
  return inTransaction(async (client) => {
    // As it is now: a co-teacher may have opened it again, or given it another name.
    const { rows } = await client.query<{ name: string; archivedAt: Date | null }>(
      'SELECT name, "archivedAt" FROM "Class" WHERE id = $1::uuid FOR UPDATE',
      [cls.id],
    );
    const [found] = rows;
    if (!found) return 'deleted';
    if (found.archivedAt === null) return 'not-archived';
    if (className.safeParse(typed).data !== found.name) return 'name';
    await removeSimulated(client, cls.id);
    await client.query('DELETE FROM "Class" WHERE id = $1::uuid', [cls.id]);
    return 'deleted';
  });
}
