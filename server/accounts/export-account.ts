// Decides how somebody takes along all that is kept of them: one JSON document, written in pieces, so that a
// long life needs no long memory. Which rows and columns that is, own-rows.ts says.
import { OWN_TABLES, type OwnTable } from '@/server/accounts/own-rows';
import type { Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

const PAGE = 500;

/**
 * Every row of the viewer in every table, by the name of own-rows.ts; the account itself is an object.
 * Times are ISO with zone, days are counted from 1970-01-01, stability is in days; an answer with
 * `struckAt` was taken back.
 *
 * @throws DomainError "database/away"
 */
export async function* exportAccount(viewer: Viewer, now: Date): AsyncGenerator<string> {
  const head = { format: 'holdfast-account', version: 1, exportedAt: now.toISOString() };
  yield JSON.stringify(head).slice(0, -1);
  for (const table of OWN_TABLES) {
    if (table.order.length === 0) {
      const [row] = await pageOf(viewer, table, null);
      yield `,\n"${table.name}":${JSON.stringify(row?.row ?? null)}`;
      continue;
    }
    yield `,\n"${table.name}":[`;
    let between = '\n';
    for await (const rows of pagesOf(viewer, table)) {
      yield between + rows.map(({ row }) => JSON.stringify(row)).join(',\n');
      between = ',\n';
    }
    yield ']';
  }
  yield '}\n';
}

interface ExportedRow {
  row: object;
  /** Where the next page begins. */
  place: unknown[];
}

async function* pagesOf(viewer: Viewer, table: OwnTable): AsyncGenerator<ExportedRow[]> {
  let last: ExportedRow | undefined;
  do {
    const rows: ExportedRow[] = await pageOf(viewer, table, last?.place ?? null);
    if (rows.length > 0) yield rows;
    last = rows.length === PAGE ? rows.at(-1) : undefined;
  } while (last);
}

async function pageOf(
  viewer: Viewer,
  { table, owner, order, leftOut, beside = {} }: OwnTable,
  after: unknown[] | null,
): Promise<ExportedRow[]> {
  const place = order.map((column) => `t."${column}"`).join(', ');
  const extra = Object.entries(beside).map(([name, text]) => `'${name}', ${text}`);
  const text = `SELECT (to_jsonb(t) - $2::text[]) || jsonb_build_object(${extra.join(', ')}) AS row,
      json_build_array(${place}) AS place
    FROM "${table}" t WHERE t."${owner}" = $1::uuid
    ${after === null ? '' : `AND (${place}) > (${after.map((_, nth) => `$${nth + 3}`).join(', ')})`}
    ${place === '' ? '' : `ORDER BY ${place}`} LIMIT ${PAGE}`;
  const name = `export-${table}-${after === null ? 'first' : 'next'}`;
  const values = [viewer.userId, leftOut, ...(after ?? [])];
  return (await steadily(() => pool().query<ExportedRow>({ name, text, values }))).rows;
}
