// Decides which engine runs which program, how many at a time, and which need not run again.
// Refuses to know what the programs should print.
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { runnerFor, type Runner } from '@/core/verification/runners';
import type { Outcome } from '@/core/verification/task';
import { runCommand, type CommandPlace } from '@/server/verification/command-runner';
import { EngineProcess, type ProgramRunner } from '@/server/verification/engine-process';
import { engineVersion } from '@/server/verification/engine-sources';
import { openOutcomeCache, type OutcomeCache } from '@/server/verification/outcome-cache';
import { SqlEngine, type StartPostgres } from '@/server/verification/sql-engine';
import { stripTypes } from '@/server/verification/strip-types';
import { watchRejections } from '@/server/verification/watch-rejections';
import { wasmEngine } from '@/server/verification/wasm-engine';

export interface Program {
  /** Inside the content folder. */
  file: string;
  language: string;
  code: string;
}

export interface RunSettings {
  /** Absolute; server/verification/engines. */
  engineFolder: string;
  startPostgres: StartPostgres;
  runners: readonly Runner[];
  /** Null where commands may not run. */
  commands: CommandPlace | null;
  /** Absolute; null keeps no outcomes. */
  cacheFile: string | null;
  /** Told of each program that is done, of those that have to run. */
  progress(done: number, all: number): void;
}

type EngineName = 'javascript' | 'python' | 'sql';

const ENGINES: Readonly<Record<string, EngineName>> = {
  javascript: 'javascript',
  typescript: 'javascript',
  python: 'python',
  sql: 'sql',
};
/** A second process pays when there is this much to do. */
const PROGRAMS_A_PROCESS = 12;

interface Job {
  key: string;
  engine: EngineName | Runner;
  program: Program;
}

/** @returns one outcome a program, in their order; equal programs run once */
export async function runPrograms(
  programs: readonly Program[],
  settings: RunSettings,
): Promise<Outcome[]> {
  if (programs.length === 0) return [];
  const cache = await openOutcomeCache(settings.cacheFile);
  const versions = new Map<EngineName, string>();
  for (const engine of new Set(programs.flatMap((one) => ENGINES[one.language] ?? []))) {
    versions.set(engine, await engineVersion(engine, settings.engineFolder));
  }
  const planned = programs.map((program) => plan(program, settings, versions));
  const jobs = new Map<string, Job>();
  for (const job of planned) {
    if ('key' in job && !isKnown(job, cache)) jobs.set(job.key, job);
  }
  const done = await runJobs([...jobs.values()], settings);
  for (const [key, outcome] of done) {
    if (typeof jobs.get(key)?.engine === 'string') cache.set(key, outcome);
  }
  await cache.save();
  return planned.map((job): Outcome => {
    if (!('key' in job)) return job;
    const ran = done.get(job.key) ?? cache.get(job.key);
    return ran ?? { ended: 'skipped', reason: 'it was not run' };
  });
}

function isKnown({ key, engine }: Job, cache: OutcomeCache): boolean {
  return typeof engine === 'string' && cache.get(key) !== undefined;
}

function plan(
  program: Program,
  { runners, commands }: RunSettings,
  versions: ReadonlyMap<EngineName, string>,
): Job | Outcome {
  const { file, language, code } = program;
  const runner = runnerFor(runners, file, language);
  if (runner !== undefined) {
    const reason = `${language} here runs by a command, which needs --run-commands`;
    if (commands === null) return { ended: 'skipped', reason };
    return { key: keyOf(['command', JSON.stringify(runner), code]), engine: runner, program };
  }
  const engine = ENGINES[language];
  if (engine === undefined) return { ended: 'skipped', reason: `no runner for ${language}` };
  return { key: keyOf([versions.get(engine) ?? '', language, code]), engine, program };
}

function keyOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

async function runJobs(jobs: readonly Job[], settings: RunSettings): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const keep = (job: Job, outcome: Outcome): void => {
    outcomes.set(job.key, outcome);
    settings.progress(outcomes.size, jobs.length);
  };
  if (jobs.length > 0) settings.progress(0, jobs.length);
  const lanes = (['javascript', 'python', 'sql'] as const).map((name) =>
    runLane(
      name,
      jobs.filter(({ engine }) => engine === name),
      settings,
      keep,
    ),
  );
  const byCommand = async () => {
    for (const job of jobs) {
      const { engine, program } = job;
      if (typeof engine === 'string' || settings.commands === null) continue;
      keep(job, await runCommand(engine, program.code, settings.commands));
    }
  };
  await Promise.all([...lanes, byCommand()]);
  return outcomes;
}

/** All programs of one engine, by as many processes as are worth their start. */
async function runLane(
  name: EngineName,
  jobs: readonly Job[],
  settings: RunSettings,
  keep: (job: Job, outcome: Outcome) => void,
): Promise<void> {
  const queue = [...jobs];
  const worth = Math.ceil(queue.length / PROGRAMS_A_PROCESS);
  const lanes = name === 'sql' ? Math.min(1, worth) : Math.min(availableParallelism(), worth, 4);
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      let runner: ProgramRunner | null = null;
      for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
        try {
          runner ??= await open(name, settings);
          keep(job, await runOne(runner, job.program));
        } catch (error) {
          const said = error instanceof Error ? error.message.split('\n')[0] : '';
          const reason = `the engine for ${name} does not start (${said})`;
          for (const left of [job, ...queue.splice(0)]) keep(left, { ended: 'skipped', reason });
        }
      }
      await runner?.end();
    }),
  );
}

async function open(name: EngineName, settings: RunSettings): Promise<ProgramRunner> {
  const { engineFolder, startPostgres } = settings;
  if (name === 'sql') return new SqlEngine(engineFolder, startPostgres);
  return new EngineProcess(await wasmEngine(name, engineFolder));
}

async function runOne(runner: ProgramRunner, { language, code }: Program): Promise<Outcome> {
  if (ENGINES[language] !== 'javascript') return runner.run(code);
  const plain = language === 'typescript' ? await stripTypes(code) : { code };
  return 'code' in plain ? runner.run(await watchRejections(plain.code)) : plain;
}
