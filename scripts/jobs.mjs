// `npm run jobs [NAME…]`: the nightly work by hand, beside a running product or without one.
// What the jobs do is server/jobs'.
import { printFailure } from './project.mjs';
import { runOnDatabase } from './run-on-database.mjs';

await runOnDatabase('server/jobs/main.ts', 'Not every job came to its end.').catch((error) => {
  printFailure(error);
  process.exitCode = 1;
});
