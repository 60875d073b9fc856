// Decides how Prisma's own schema engine is run: as WebAssembly, over this product's PostgreSQL
// driver, so that no binary is ever downloaded. Knows nothing of which migrations there are.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type * as Engine from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

const PROVIDER_ONLY = 'datasource db {\n  provider = "postgresql"\n}\n';

/**
 * An engine for one database; the caller frees it.
 *
 * @throws whatever the driver throws when the database does not answer
 */
export async function openSchemaEngine(databaseUrl: string): Promise<Engine.SchemaEngine> {
  await loadBindings();
  const { SchemaEngine } = bindings as unknown as typeof Engine;
  return SchemaEngine.new(
    { datamodels: [['schema.prisma', PROVIDER_ONLY]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(
      new WholeScripts({
        connectionString: databaseUrl,
        max: 1,
        connectionTimeoutMillis: 5_000,
        idleTimeoutMillis: 100,
      }),
    ),
  );
}

/** The engine reads an error only in the adapter's own words. */
interface ErrorTranslator {
  onError: (error: unknown) => never;
}

/** @prisma/adapter-pg cuts a script at every semicolon, those in function bodies and texts too. */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script: string) => {
      const failed = (error: unknown) => (adapter as unknown as ErrorTranslator).onError(error);
      await adapter.underlyingDriver().query(script).catch(failed);
    };
    return adapter;
  }
}

// The package keeps one instance for the process; a second one under it would be a wild pointer.
const shared = globalThis as typeof globalThis & { holdfastSchemaEngine?: Promise<void> };

function loadBindings(): Promise<void> {
  return (shared.holdfastSchemaEngine ??= instantiate());
}

async function instantiate(): Promise<void> {
  // The engine tells a panic to this global before it traps.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => process.stderr.write(`${message}\n`),
    },
  });
  const here = createRequire(import.meta.url);
  const folder = path.dirname(here.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const bytes = readFileSync(path.join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': bindings as never,
  });
  const { __wbg_set_wasm } = bindings as unknown as { __wbg_set_wasm: (exports: unknown) => void };
  __wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start: () => void }).__wbindgen_start();
}

/**
 * The SQL that leads from one Prisma schema to another.
 *
 * @param databaseUrl any database that answers: the engine connects, but reads and writes nothing
 * @param before null for none at all
 * @returns null when the two ask for the same database
 */
export async function schemaDifference(
  databaseUrl: string,
  before: string | null,
  after: string,
): Promise<string | null> {
  const engine = await openSchemaEngine(databaseUrl);
  const target = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content }],
  });
  try {
    const { stdout } = await engine.diff({
      from: before === null ? { tag: 'empty' } : target(before),
      to: target(after),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout === null || /^\s*(-- This is an empty migration\.)?\s*$/.test(stdout)
      ? null
      : stdout;
  } finally {
    engine.free();
  }
}
