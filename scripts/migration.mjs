// Decides nothing of the database itself: writes the SQL from the last migrated schema to the edited one,
// for a person to read and keep. `npm run migration -- NAME`
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';
import { PlainFailure, printFailure, projectRoot } from './project.mjs';
import { startThrowawayPostgres } from './throwaway-postgres.mjs';

const migrations = path.join(projectRoot, 'prisma/migrations');
const schemaFile = path.join(projectRoot, 'prisma/schema.prisma');
/** What the migrations add up to; the next one is written from here. */
const migratedSchemaFile = path.join(migrations, 'migrated-schema.prisma');

try {
  await writeMigration(process.argv[2]);
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}

async function writeMigration(name) {
  if (!name || !/^[a-z0-9][a-z0-9-]*$/.test(name)) {
    throw new PlainFailure(
      'A migration needs a name of small letters, digits and hyphens.',
      'For example: npm run migration -- add-classes',
    );
  }
  const after = readFileSync(schemaFile, 'utf8');
  const before = existsSync(migratedSchemaFile) ? readFileSync(migratedSchemaFile, 'utf8') : null;
  // The engine connects even to compare two texts; and the outcome is tried on it.
  const server = await startThrowawayPostgres();
  try {
    const url = server.urlOf('postgres');
    const { schemaDifference } = await loadTypeScript('server/database/schema-engine.ts');
    const sql = await schemaDifference(url, before, after);
    if (sql === null) {
      console.log('The schema asks for no change of the database; no migration was written.');
      return;
    }
    keep(name, sql, after);
    const { migrate } = await loadTypeScript('server/database/migrate.ts');
    await migrate(url, projectRoot);
    console.log('All migrations were applied to an empty database, as a trial.');
  } finally {
    await server.stop();
  }
}

function keep(name, sql, schema) {
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = path.join(migrations, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), sql);
  writeFileSync(migratedSchemaFile, schema);
  console.log(
    `Wrote ${path.relative(projectRoot, folder)}/migration.sql. Read it: a rename shows as a drop and an add.\n` +
      'Commit it with prisma/migrations/migrated-schema.prisma. It is applied at the next start.',
  );
}
