// Decides what those who write content see of earlier regrades of a question.
import type { RegradeCounts } from '@/server/regrades/apply-regrade';
import { regradable } from '@/server/regrades/plan-regrade';
import type { Viewer } from '@/server/accounts/viewer';
import { patternsAround, questionNames } from '@/server/content/earlier-names';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

const LISTED = 20;

export interface ToldRegrade {
  id: string;
  appliedAt: Date;
  undoneAt: Date | null;
  counts: RegradeCounts;
  /** The newest that holds; older ones stand below it. */
  isUndoable: boolean;
}

/** Newest first. @returns null to those who may not know of the question */
export async function readRegrades(
  viewer: Viewer | null,
  pattern: string,
  slug: string,
): Promise<ToldRegrade[] | null> {
  const question = regradable(viewer, pattern, slug);
  if (!question) return null;
  const names = questionNames(question.id);
  const { rows } = await steadily(() =>
    pool().query<Omit<ToldRegrade, 'isUndoable'>>({
      name: 'regrades-of-question',
      text: `SELECT id, "appliedAt", "undoneAt", counts FROM "Regrade"
        WHERE pattern = ANY ($1) AND question = ANY ($2) ORDER BY "appliedAt" DESC LIMIT ${LISTED}`,
      values: [patternsAround(names), names],
    }),
  );
  const newest = rows.find(({ undoneAt }) => undoneAt === null);
  return rows.map((row) => ({ ...row, isUndoable: row === newest }));
}
