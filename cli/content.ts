// Decides what the content command understands and with which code it ends: 0 sound, 1 errors in the
// content, 2 a wrong call. Knows nothing of where output goes.
import { parseArgs } from 'node:util';
import { FORMATS, report, type Format } from '@/cli/report';
import { checkContent } from '@/cli/check';
import { DomainError } from '@/core/errors';

export interface CommandOutput {
  /** For standard output. */
  out: string;
  /** For standard error. */
  error: string;
  exitCode: 0 | 1 | 2;
}

const USAGE = [
  'npm run content -- check [PATH…] [--format text|json|sarif]',
  '',
  'Checks the content folder (CONTENT_DIR), or only what is below each PATH. A PATH outside of that',
  'folder is checked as a content folder of its own. Ends with 1 when there are errors.',
].join('\n');

/**
 * Runs one command.
 *
 * @param args after `npm run content --`
 * @param contentFolder absolute; what CONTENT_DIR names
 */
export async function runContentCommand(
  args: readonly string[],
  contentFolder: string,
): Promise<CommandOutput> {
  const call = parse(args);
  if ('wrong' in call) return wrong(call.wrong);
  if (call.help) return { out: `${USAGE}\n`, error: '', exitCode: 0 };
  try {
    const checked = await checkContent(call.paths, contentFolder);
    const errors = checked.issues.some((issue) => issue.severity === 'error');
    return { out: `${report(checked, call.format)}\n`, error: '', exitCode: errors ? 1 : 0 };
  } catch (error) {
    if (error instanceof DomainError) return wrong(`${error.message} ${error.hint ?? ''}`.trim());
    throw error;
  }
}

type Call = { wrong: string } | { help: boolean; paths: string[]; format: Format };

function parse(args: readonly string[]): Call {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    const [command, ...paths] = positionals;
    if (values.help === true) return { help: true, paths, format: 'text' };
    if (command === undefined) return { wrong: 'Say what to do: check.' };
    if (command !== 'check') return { wrong: `There is no command "${command}"; there is: check.` };
    const format = FORMATS.find((known) => known === (values.format ?? 'text'));
    if (format === undefined) {
      return { wrong: `There is no format "${values.format}"; there are: ${FORMATS.join(', ')}.` };
    }
    return { help: false, paths, format };
  } catch (error) {
    const option = error instanceof Error ? /'(-[^' ]+)/.exec(error.message)?.[1] : undefined;
    return {
      wrong:
        option === undefined
          ? 'This call cannot be read.'
          : option.startsWith('--format')
            ? `Give --format one of: ${FORMATS.join(', ')}.`
            : `There is no option "${option}"; there are: --format, --help.`,
    };
  }
}

function wrong(sentence: string): CommandOutput {
  return { out: '', error: `${sentence}\n`, exitCode: 2 };
}
