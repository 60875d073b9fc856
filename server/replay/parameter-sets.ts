// Decides which weights a version of memory parameters stands for, for all time.
import { DEFAULT_PARAMETERS, type MemoryParameters } from '@/core/memory/parameters';
import type { Connection } from '@/server/answers/read-learner';

/** Never changed under their name, so nothing here grows stale. */
const remembered = new Map<string, MemoryParameters>([
  [DEFAULT_PARAMETERS.version, DEFAULT_PARAMETERS],
]);

/**
 * @param versions those that will be asked for
 * @returns what each stands for; one that was never kept counts as FSRS-6's own
 */
export async function parameterSets(
  connection: Connection,
  versions: readonly string[],
): Promise<(version: string) => MemoryParameters> {
  const unknown = [...new Set(versions)].filter((version) => !remembered.has(version));
  if (unknown.length > 0) {
    const { rows } = await connection.query<MemoryParameters>({
      name: 'parameter-sets',
      text: 'SELECT version, weights FROM "ParameterSet" WHERE version = ANY ($1::text[])',
      values: [unknown],
    });
    for (const row of rows) remembered.set(row.version, row);
  }
  return (version) => {
    const known = remembered.get(version) ?? { ...DEFAULT_PARAMETERS, version };
    remembered.set(version, known);
    return known;
  };
}
