// Decides how a command of content/verify.json runs a program: the code on standard input or in a
// file, its output and its last words read. The author asked for it; nothing here is confined.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LIMITS, type Outcome } from '@/core/verification/task';
import type { Runner } from '@/core/verification/runners';

const FILE = '{file}';

export interface CommandPlace {
  /** Absolute; relative folders of runners start here. */
  contentFolder: string;
  /** For the command. */
  environment: NodeJS.ProcessEnv;
}

/** An exit other than 0 is an error, told by the last line that the command wrote to standard error. */
export async function runCommand(
  { command, folder, seconds }: Runner,
  code: string,
  { contentFolder, environment }: CommandPlace,
): Promise<Outcome> {
  const byFile = command.some((word) => word.includes(FILE));
  const temporary = byFile ? await mkdtemp(path.join(tmpdir(), 'holdfast-verify-')) : null;
  try {
    const file = path.join(temporary ?? '', 'program');
    if (byFile) await writeFile(file, code);
    const [program = '', ...args] = command.map((word) => word.replaceAll(FILE, file));
    return await new Promise((resolve) => {
      const child = spawn(program, args, {
        cwd: path.resolve(contentFolder, folder ?? '.'),
        env: { ...environment },
        stdio: 'pipe',
        // A group of its own, so that what it started goes with it.
        detached: process.platform !== 'win32',
        windowsHide: true,
      });
      const said = { out: '', error: '' };
      const finish = (outcome: Outcome): void => {
        clearTimeout(limit);
        endGroup(child.pid);
        resolve(outcome);
      };
      const limit = setTimeout(
        () => finish({ ended: 'time', detail: `ran for more than ${seconds} seconds` }),
        seconds * 1000,
      );
      const keep = (stream: 'out' | 'error') => (bytes: Buffer) => {
        said[stream] += bytes.toString('utf8');
        if (said[stream].length > LIMITS.outputBytes) {
          finish({ ended: 'flood', detail: `printed more than ${LIMITS.outputBytes / 1024} KiB` });
        }
      };
      child.stdout.on('data', keep('out'));
      child.stderr.on('data', keep('error'));
      child.stdin.on('error', () => undefined);
      child.on('error', (error) =>
        finish({
          ended: 'skipped',
          reason: `the command "${program}" does not start (${error.message})`,
        }),
      );
      child.on('close', (status) => finish(outcomeOf(status, said)));
      child.stdin.end(byFile ? '' : code);
    });
  } finally {
    if (temporary !== null) await rm(temporary, { recursive: true, force: true });
  }
}

function outcomeOf(status: number | null, said: { out: string; error: string }): Outcome {
  if (status === 0) return { ended: 'well', output: said.out };
  const last = said.error.trimEnd().split('\n').at(-1)?.trim() ?? '';
  const [, name = `exit ${status ?? 'by a signal'}`, message = last] =
    /^([A-Za-z_][\w.]*): (.*)$/.exec(last) ??
    /^([A-Za-z_][\w.]*(?:Error|Exception))()$/.exec(last) ??
    [];
  return { ended: 'error', output: said.out, name, message, worded: 'program' };
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
