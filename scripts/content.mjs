// Starts the content command; what it understands is cli/content.ts's.
import path from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';
import { dataDirOf, loadDotEnv, printFailure, projectRoot } from './project.mjs';

/** Pure packages of many small files, which every command needs. */
const MARKDOWN =
  /^(unified|(remark|rehype|mdast|micromark|unist|hast|vfile)\b|zod|bail|ccount|trough|zwitch|devlop|(comma|space)-separated-tokens|decode-named-character-reference|longest-streak|markdown-table|property-information)/;

try {
  loadDotEnv();
  const { runContentCommand } = await loadTypeScript('cli/content.ts', MARKDOWN);
  const folder = path.resolve(projectRoot, process.env.CONTENT_DIR?.trim() || 'content');
  const args = process.argv.slice(2);
  // One command asks what learners did.
  const database = args[0] === 'diff' ? await contentDatabase() : null;
  try {
    const url = database?.url ?? (process.env.DATABASE_URL?.trim() || null);
    const { out, error, exitCode } = await runContentCommand(
      args,
      folder,
      url,
      dataDirOf(),
      machine(),
    );
    process.stdout.write(out);
    process.stderr.write(error);
    process.exitCode = exitCode;
  } finally {
    await database?.close();
  }
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}

/** What programs of authors need to run; all of it is loaded when one has to. */
function machine() {
  return {
    engineFolder: path.join(projectRoot, 'server/verification/engines'),
    startPostgres: async (settings) => {
      const { startThrowawayPostgres } = await import('./throwaway-postgres.mjs');
      return startThrowawayPostgres(settings);
    },
    environment: environmentOfCommands(),
    say,
  };
}

/** Addresses and secrets of the product are none of a command's business. */
function environmentOfCommands() {
  const ours = /^(DATABASE_URL|SMTP_URL|AUTH_SECRET|NEXTAUTH_.*|GITHUB_SECRET|GOOGLE_SECRET)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

/** On a terminal one line that changes; elsewhere nothing, so that logs stay short. */
function say(state) {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r\u001b[K${state}`);
}

async function contentDatabase() {
  const { openContentDatabase } = await import('./content-database.mjs');
  return openContentDatabase(dataDirOf());
}
