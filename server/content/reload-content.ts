// Decides what a wish to read the content again does: it is read here, and every other process that shares
// the database is told. Whoever is told reads and tells nobody, so that it never goes round in circles.
import { loadContent } from '@/server/content/load-content';
import type { LoadedContent } from '@/server/content/loaded';
import { pool } from '@/server/database/client';

/** What processes listen to. */
export const RELOAD_CHANNEL = 'holdfast_content';
const KEPT_ROWS = 1_000;

/**
 * All or nothing: with an error the content before is served on, here and everywhere.
 *
 * @throws DomainError as `loadContent`; "database/away"
 */
export async function reloadContent(): Promise<LoadedContent> {
  const loaded = await loadContent();
  await pool().query(
    `WITH told AS (INSERT INTO "ContentReload" (version) VALUES ($1) RETURNING id),
          old AS (DELETE FROM "ContentReload" WHERE id < (SELECT id FROM told) - ${KEPT_ROWS})
     SELECT pg_notify('${RELOAD_CHANNEL}', id::text) FROM told`,
    [loaded.version],
  );
  return loaded;
}
