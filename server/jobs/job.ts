// Decides what a job is: a name, and work that says in one sentence what it did.
// Refuses to know when jobs run (run-jobs.ts).

export interface Job {
  /** Kept in `job_runs`; never renamed. */
  name: string;
  /** @returns what it did, as a sentence with numbers */
  run: (now: Date) => Promise<string>;
}
