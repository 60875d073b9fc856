// Decides what one content command is, and how its arguments are read. Knows no single command;
// content.ts lists them.
import { parseArgs } from 'node:util';
import type { CompiledStore } from '@/server/content/compiled-store';
import type { RunSettings } from '@/server/verification/run-programs';

export interface CommandOutput {
  /** For standard output. */
  out: string;
  /** For standard error. */
  error: string;
  /** 0 sound, 1 something in the content is to be done, 2 a wrong call. */
  exitCode: 0 | 1 | 2;
}

/** A flag, a value of a few, or any text. */
export type Option = 'flag' | readonly [string, ...string[]] | { text: string };

/** Where a command works. */
export interface Surroundings {
  /** Absolute; what CONTENT_DIR names. */
  contentFolder: string;
  /** Of the database that holds what learners did; null where none is set or running. */
  databaseUrl: string | null;
  /** Absolute; what DATA_DIR names; null for none. */
  dataDir: string | null;
  /** Files that were compiled before; null where nothing is kept. */
  store: CompiledStore | null;
  /** What it takes to run programs of authors; null where none may run. */
  machine: Machine | null;
}

/** What scripts/content.mjs lends of this computer. */
export interface Machine extends Pick<RunSettings, 'engineFolder' | 'startPostgres'> {
  /** For the commands of content/verify.json, where the author allows them. */
  environment: NodeJS.ProcessEnv;
  /** Shows a person how far it is; '' when it is done. */
  say(state: string): void;
}

export interface Command {
  /** What follows `npm run content --`, and below it what it does. */
  usage: readonly [call: string, ...sentences: string[]];
  options: Readonly<Record<string, Option>>;
  /** @throws DomainError where the call makes no sense; it ends with 2 */
  run(call: Call, surroundings: Surroundings): Promise<CommandOutput>;
}

export interface Call {
  words: string[];
  /** What was given; of options with a few values the first where none was. Flags are '' or 'yes'. */
  options: Readonly<Record<string, string>>;
}

/** Reads what follows the command's name. */
export function readCall(
  args: readonly string[],
  options: Command['options'],
): Call | { wrong: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, option]) => [
          name,
          { type: option === 'flag' ? 'boolean' : 'string' } as const,
        ]),
      ),
    });
    const read: Record<string, string> = {};
    for (const [name, option] of Object.entries(options)) {
      const given = values[name];
      const value = given === true ? 'yes' : (given ?? (isFew(option) ? option[0] : ''));
      if (isFew(option) && !option.includes(String(value))) {
        return {
          wrong: `There is no ${name} "${String(value)}"; there are: ${option.join(', ')}.`,
        };
      }
      read[name] = String(value);
    }
    return { words: positionals, options: read };
  } catch (error) {
    return { wrong: sentenceFor(error, options) };
  }
}

export function done(out: string, exitCode: 0 | 1 = 0): CommandOutput {
  return { out: `${out}\n`, error: '', exitCode };
}

export function wrong(sentence: string): CommandOutput {
  return { out: '', error: `${sentence}\n`, exitCode: 2 };
}

function isFew(option: Option): option is readonly [string, ...string[]] {
  return Array.isArray(option);
}

function sentenceFor(error: unknown, options: Command['options']): string {
  const written = error instanceof Error ? /'(-[^' ]+)/.exec(error.message)?.[1] : undefined;
  if (written === undefined) return 'This call cannot be read.';
  const name = Object.keys(options).find((known) => written === `--${known}`);
  const option = name === undefined ? undefined : options[name];
  if (option === 'flag') return `${written} takes no value.`;
  if (option !== undefined) {
    return `Give ${written} ${isFew(option) ? `one of: ${option.join(', ')}` : option.text}.`;
  }
  const known = [...Object.keys(options), 'help'].map((each) => `--${each}`);
  return `There is no option "${written}"; there are: ${known.join(', ')}.`;
}
