// Starts the content command; what it understands is cli/content.ts's.
import path from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';
import { dataDirOf, loadDotEnv, printFailure, projectRoot } from './project.mjs';

try {
  loadDotEnv();
  const { runContentCommand } = await loadTypeScript('cli/content.ts');
  const folder = path.resolve(projectRoot, process.env.CONTENT_DIR?.trim() || 'content');
  const { out, error, exitCode } = await runContentCommand(
    process.argv.slice(2),
    folder,
    process.env.DATABASE_URL?.trim() || null,
    dataDirOf(),
  );
  process.stdout.write(out);
  process.stderr.write(error);
  process.exitCode = exitCode;
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
