// Decides how SQLite files are opened: by sql.js, with the WebAssembly that the caller gives, since
// core has no disk. Refuses to know what the tables are for.
import initSqlJs, { type Database, type SqlValue } from 'sql.js';
import { DomainError } from '@/core/errors';

export type Row = readonly SqlValue[];

/** More rows than any honest collection has. */
const MAX_ROWS = 200_000;

export class Sqlite {
  private constructor(private readonly database: Database) {}

  /** @param bytes a database file; left out: an empty one */
  static async open(wasm: Uint8Array, bytes?: Uint8Array): Promise<Sqlite> {
    const binary = wasm.slice().buffer;
    const sql = await initSqlJs({ wasmBinary: binary });
    try {
      const database = new sql.Database(bytes ?? null);
      database.run('PRAGMA trusted_schema = OFF');
      return new Sqlite(database);
    } catch (error) {
      throw broken(error);
    }
  }

  run(statement: string, values: readonly SqlValue[] = []): void {
    this.database.run(statement, [...values]);
  }

  /** Whether it is a table with rows of its own: a view could take for ever. */
  hasTable(name: string): boolean {
    const [row] = this.rows("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", [
      name,
    ]);
    return row !== undefined && !/\bVIRTUAL\b|GENERATED ALWAYS/i.test(String(row[0]));
  }

  /** @throws DomainError "exchange/unreadable" */
  rows(query: string, values: readonly SqlValue[] = []): Row[] {
    try {
      const statement = this.database.prepare(query, [...values]);
      const found: Row[] = [];
      while (statement.step()) {
        if (found.length >= MAX_ROWS) throw new Error(`over ${MAX_ROWS} rows`);
        found.push(statement.get());
      }
      statement.free();
      return found;
    } catch (error) {
      throw broken(error);
    }
  }

  bytes(): Uint8Array {
    return this.database.export();
  }

  close(): void {
    this.database.close();
  }
}

function broken(error: unknown): DomainError {
  const reason = error instanceof Error ? error.message : String(error);
  return new DomainError('exchange/unreadable', `Its database cannot be read: ${reason}.`);
}
