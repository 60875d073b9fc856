// Decides how tests run a program in a real engine, and how they tell in one line how it ended.
import path from 'node:path';
import { afterAll } from 'vitest';
import { shownOutput } from '@/core/verification/compare';
import type { Outcome } from '@/core/verification/task';
import { startThrowawayPostgres } from '@/scripts/throwaway-postgres.mjs';
import { EngineProcess, type ProgramRunner } from '@/server/verification/engine-process';
import type { WasmLanguage } from '@/server/verification/engine-sources';
import { SqlEngine } from '@/server/verification/sql-engine';
import { watchRejections } from '@/server/verification/watch-rejections';
import { wasmEngine } from '@/server/verification/wasm-engine';

export const engineFolder = path.resolve(import.meta.dirname, '../engines');

/** One engine for a test file. What it printed with its uncaught error, or the code of its stop. */
export function engineFor(language: WasmLanguage | 'sql'): (code: string) => Promise<string> {
  let runner: Promise<ProgramRunner> | null = null;
  afterAll(async () => (await runner)?.end());
  return async (code) => {
    runner ??=
      language === 'sql'
        ? Promise.resolve(new SqlEngine(engineFolder, startThrowawayPostgres))
        : wasmEngine(language, engineFolder).then((command) => new EngineProcess(command));
    const program = language === 'javascript' ? await watchRejections(code) : code;
    return ending(await (await runner).run(program));
  };
}

function ending(outcome: Outcome): string {
  if (outcome.ended === 'skipped') return `skipped: ${outcome.reason}`;
  if (outcome.ended !== 'well' && outcome.ended !== 'error') return `verify-${outcome.ended}`;
  return shownOutput(outcome).trimEnd();
}
