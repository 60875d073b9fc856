// Decides what a learner takes along: every answer, card, mastery and test of theirs, as text that
// other programs read. Written in pieces, so that a long life needs no long memory.
import { stringify } from 'csv-stringify/sync';
import type { Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

/** What a spreadsheet can hold of it: one table a file. */
export const TABLES = ['answers', 'cards'] as const;
export type ExportTable = (typeof TABLES)[number];

const PAGE = 500;

const ANSWER_COLUMNS = `id, question, version, pattern, skill, kind, difficulty, rev, context::text,
  "testId", shown, response, correct, score, confidence, "hintsUsed", "elapsedMs",
  to_json("answeredAt") #>> '{}' AS "answeredAt", to_json("receivedAt") #>> '{}' AS "receivedAt",
  "timeZone", "localDay", "firstTry", grade, known, "recallBefore", "guessRate", "medianMs", pace,
  "parameterVersion", misconceptions, to_json("struckAt") #>> '{}' AS "struckAt"`;
const CARD_COLUMNS = `skill, pattern, stability, difficulty, known, reps, lapses,
  to_json("lastAnsweredAt") #>> '{}' AS "lastAnsweredAt", "lastLocalDay", "dueDay", "parameterVersion"`;
const MASTERY_COLUMNS = `pattern, mastery, variance, strength, level, "strongSince", "strongUntilDay",
  "confirmedAt", "lastVerdict"::text, "lastTestedAt", answers, "lastAnsweredAt", "computedAt"`;
const TEST_COLUMNS = `id, pattern, kind::text, state::text, "startedAt", "judgedAt", "closedAt",
  verdict::text, "pStrong", judgement->'score' AS score, judgement->'asked' AS asked`;

type Row = Record<string, unknown>;

/** Pages of a table, each beginning behind the last row of the one before. */
const PAGED = {
  answers: {
    first: `SELECT ${ANSWER_COLUMNS} FROM "Answer" WHERE "userId" = $1::uuid
      ORDER BY id LIMIT ${PAGE}`,
    next: `SELECT ${ANSWER_COLUMNS} FROM "Answer" WHERE "userId" = $1::uuid AND id > $2::uuid
      ORDER BY id LIMIT ${PAGE}`,
    key: 'id',
  },
  cards: {
    first: `SELECT ${CARD_COLUMNS} FROM "Card" WHERE "userId" = $1::uuid
      ORDER BY skill LIMIT ${PAGE}`,
    next: `SELECT ${CARD_COLUMNS} FROM "Card" WHERE "userId" = $1::uuid AND skill > $2
      ORDER BY skill LIMIT ${PAGE}`,
    key: 'skill',
  },
} as const;

async function* pagesOf(viewer: Viewer, table: ExportTable): AsyncGenerator<Row[]> {
  const { first, next, key } = PAGED[table];
  let last: unknown = null;
  for (;;) {
    const values: unknown[] = last === null ? [viewer.userId] : [viewer.userId, last];
    const name = `export-${table}-${values.length}`;
    const text = last === null ? first : next;
    const { rows } = await steadily(() => pool().query<Row>({ name, text, values }));
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.[key];
  }
}

async function rowsOf(viewer: Viewer, name: string, text: string): Promise<Row[]> {
  return (await steadily(() => pool().query<Row>({ name, text, values: [viewer.userId] }))).rows;
}

/**
 * Everything, as one JSON document. Days are counted from 1970-01-01, stability in days; an answer
 * with `struckAt` was taken back.
 *
 * @throws DomainError "database/away"
 */
export async function* exportJson(viewer: Viewer, now: Date): AsyncGenerator<string> {
  const mastery = await rowsOf(
    viewer,
    'export-mastery',
    `SELECT ${MASTERY_COLUMNS} FROM "Mastery" WHERE "userId" = $1::uuid ORDER BY pattern`,
  );
  const tests = await rowsOf(
    viewer,
    'export-tests',
    `SELECT ${TEST_COLUMNS} FROM "Test" WHERE "userId" = $1::uuid ORDER BY "startedAt"`,
  );
  const { timeZone, rolloverHour, recallOffset } = viewer;
  const head = {
    format: 'holdfast-progress',
    version: 1,
    exportedAt: now.toISOString(),
    learner: { timeZone, rolloverHour, recallOffset },
    mastery,
    tests,
  };
  yield JSON.stringify(head).slice(0, -1);
  for (const table of ['cards', 'answers'] as const) {
    yield `,\n"${table}":[`;
    let between = '\n';
    for await (const rows of pagesOf(viewer, table)) {
      yield between + rows.map((row) => JSON.stringify(row)).join(',\n');
      between = ',\n';
    }
    yield ']';
  }
  yield '}\n';
}

/**
 * One table as comma-separated values with a head. A cell that a spreadsheet would run as a formula
 * begins with an apostrophe; lists and responses are JSON.
 *
 * @throws DomainError "database/away"
 */
export async function* exportCsv(viewer: Viewer, table: ExportTable): AsyncGenerator<string> {
  let header = true;
  for await (const rows of pagesOf(viewer, table)) {
    yield stringify(
      rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, plain(cell)])),
      ),
      { header, escape_formulas: true, record_delimiter: 'windows' },
    );
    header = false;
  }
}

function plain(cell: unknown): unknown {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return String(cell);
  return typeof cell === 'object' ? JSON.stringify(cell) : cell;
}
