// Decides which content commands there are, and that a failure which a person can mend is one sentence.
// Knows nothing of where output goes. A new command is one file and one line here.
import { check } from '@/cli/check';
import { diff } from '@/cli/diff';
import { exportCommand } from '@/cli/export';
import { fmt } from '@/cli/fmt';
import { importCommand } from '@/cli/import';
import { create } from '@/cli/new';
import { stats } from '@/cli/stats';
import { readCall, wrong, type Command, type CommandOutput, type Machine } from '@/cli/command';
import { DomainError } from '@/core/errors';
import { openCompiledStore, type CompiledStore } from '@/server/content/compiled-store';
import { compilerVersion } from '@/server/content/compiler-version';

const COMMANDS: Readonly<Record<string, Command>> = {
  check,
  fmt,
  new: create,
  stats,
  diff,
  import: importCommand,
  export: exportCommand,
};

/**
 * Runs one command.
 *
 * @param args after `npm run content --`
 * @param contentFolder absolute; what CONTENT_DIR names
 * @param databaseUrl of the database that holds what learners did, where there is one
 * @param dataDir absolute; where compiled files are kept between two commands, null for nowhere
 * @param machine to run programs of authors
 */
export async function runContentCommand(
  args: readonly string[],
  contentFolder: string,
  databaseUrl: string | null = null,
  dataDir: string | null = null,
  machine: Machine | null = null,
): Promise<CommandOutput> {
  const [name, ...rest] = args;
  const names = Object.keys(COMMANDS);
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name ?? ''] : undefined;
  if (rest.some(isHelp) || isHelp(name)) return help(command);
  if (name === undefined) return wrong(`Say what to do: ${names.join(', ')}.`);
  if (command === undefined) {
    return wrong(`There is no command "${name}"; there are: ${names.join(', ')}.`);
  }
  const call = readCall(rest, command.options);
  if ('wrong' in call) return wrong(call.wrong);
  try {
    return await command.run(call, {
      contentFolder,
      databaseUrl,
      dataDir,
      store: storeIn(dataDir),
      machine,
    });
  } catch (error) {
    if (error instanceof DomainError) return wrong(`${error.message} ${error.hint ?? ''}`.trim());
    throw error;
  }
}

function storeIn(dataDir: string | null): CompiledStore | null {
  const compiler = compilerVersion(false);
  return dataDir === null || compiler === null ? null : openCompiledStore(dataDir, compiler);
}

function isHelp(word: string | undefined): boolean {
  return word === '--help' || word === '-h';
}

function help(command: Command | undefined): CommandOutput {
  const told = command === undefined ? Object.values(COMMANDS) : [command];
  const out = told
    .map(({ usage: [call, ...sentences] }) =>
      [`npm run content -- ${call}`, ...sentences.map((sentence) => `  ${sentence}`)].join('\n'),
    )
    .join('\n\n');
  return { out: `${out}\n`, error: '', exitCode: 0 };
}
