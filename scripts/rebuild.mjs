// `npm run rebuild -- [--check] [--user ID]`: computes what follows from the answers anew, or only compares.
// What that is, server/replay decides.
import { printFailure } from './project.mjs';
import { runOnDatabase } from './run-on-database.mjs';

await runOnDatabase(
  'server/replay/main.ts',
  'The rebuild found differences, or did not come to its end.',
).catch((error) => {
  printFailure(error);
  process.exitCode = 1;
});
