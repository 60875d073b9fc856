// Decides which PostgreSQL the integration tests have: a throw-away one with a migrated template.
// Never knows of a database that somebody uses.
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { ensureDatabase } from '@/scripts/postgres.mjs';
import { startThrowawayPostgres } from '@/scripts/throwaway-postgres.mjs';
import { migrate } from '@/server/database/migrate';

const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

declare module 'vitest' {
  export interface ProvidedContext {
    maintenanceUrl: string;
    templateDatabase: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowawayPostgres();
  try {
    const templateDatabase = 'holdfast_template';
    await migrate(await ensureDatabase(server, templateDatabase), projectRoot);
    project.provide('maintenanceUrl', server.urlOf('postgres'));
    project.provide('templateDatabase', templateDatabase);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return () => server.stop();
}
