// `npm run seed -- --teacher EMAIL [--class 30] [--days 60]`: a class of simulated students to look at.
// Who they are and what they do is server/demo's.
import { printFailure } from './project.mjs';
import { runOnDatabase } from './run-on-database.mjs';

await runOnDatabase('server/demo/main.ts', 'The demo class was not made.').catch((error) => {
  printFailure(error);
  process.exitCode = 1;
});
