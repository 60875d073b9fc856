// Decides what content/verify.json may say: which command runs the fences that no engine can run.
// Refuses to run anything.
import { z } from 'zod';
import { languageFor } from '@/core/verification/language';

const runner = z.strictObject({
  /** As fences name them. */
  languages: z.array(z.string().min(1)).min(1),
  /** Files and folders inside the content folder; all of it where none are named. */
  paths: z.array(z.string().min(1)).min(1).optional(),
  /** Program and arguments. `{file}` becomes the path of a file with the code. */
  command: z.array(z.string()).min(1),
  /** Inside the content folder; the content folder itself where it is not said. */
  folder: z.string().optional(),
  /** Wall-clock seconds for one fence. */
  seconds: z.number().int().min(1).max(600).default(30),
});
export type Runner = z.output<typeof runner>;

const runnersFile = z.strictObject({ runners: z.array(runner) });

/** Its name, in the content folder. */
export const RUNNERS_FILE = 'verify.json';

/** @returns the runners, or a sentence that says what is wrong. */
export function readRunners(text: string): Runner[] | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `This is no JSON (${error instanceof Error ? error.message : 'unknown reason'}).`;
  }
  const parsed = runnersFile.safeParse(value);
  if (parsed.success) return parsed.data.runners;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join('.') ?? '';
  return `${where === '' ? 'The file' : `"${where}"`} is not as it should be: ${issue?.message ?? ''}.`;
}

/** The first runner for a file's fences of this language. */
export function runnerFor(
  runners: readonly Runner[],
  file: string,
  language: string,
): Runner | undefined {
  return runners.find(
    ({ languages, paths }) =>
      languages.some((name) => languageFor(name) === language) &&
      (paths ?? ['']).some((path) => {
        const start = path.replace(/^\.\//, '').replace(/\/+$/, '');
        return start === '' || start === '.' || file === start || file.startsWith(`${start}/`);
      }),
  );
}
