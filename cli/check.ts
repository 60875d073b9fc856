// Decides what is told of which part of the content, and counts what was found there.
import path from 'node:path';
import { done, type Command, type Surroundings } from '@/cli/command';
import { relatedTo } from '@/cli/related';
import { FORMATS, report, type Checked, type Format } from '@/cli/report';
import { isBelow, targetsOf, type Target } from '@/cli/targets';
import { byPlace } from '@/core/content/issue';
import { readIssues } from '@/server/content/read-library';
import { verifyFiles, type Verified } from '@/server/verification/verify-files';

export const check: Command = {
  usage: [
    'check [PATH…] [--format text|json|sarif] [--run-commands] [--no-cache]',
    'Checks the content folder (CONTENT_DIR), or only what is below each PATH and what that can break',
    'elsewhere. A PATH outside of that folder is checked as a content folder of its own. Fences flagged',
    'verify are executed; those that need a command of content/verify.json only with --run-commands.',
    '--no-cache executes all of them again. Ends with 1 when there are errors.',
  ],
  options: { format: FORMATS, 'run-commands': 'flag', 'no-cache': 'flag' },
  async run({ words, options }, surroundings) {
    const checked = await checkContent(words, surroundings, {
      runCommands: options['run-commands'] === 'yes',
      useCache: options['no-cache'] !== 'yes',
    });
    const errors = checked.issues.some((issue) => issue.severity === 'error');
    return done(report(checked, options.format as Format), errors ? 1 : 0);
  },
};

interface Wishes {
  /** Whether commands of content/verify.json may run. */
  runCommands: boolean;
  /** Whether programs that ran before need not run again. */
  useCache: boolean;
}

type Place = Pick<Surroundings, 'contentFolder' | 'store' | 'dataDir' | 'machine'>;

/**
 * @param paths below the content folder (that part is told, and what it can break), or folders of
 *   their own
 * @throws DomainError "content/missing" when a path does not exist
 */
export async function checkContent(
  paths: readonly string[],
  surroundings: Place,
  wishes: Wishes = { runCommands: false, useCache: true },
): Promise<Checked> {
  const checked: Checked = { patterns: 0, questions: 0, issues: [] };
  for (const target of await targetsOf(paths, surroundings.contentFolder)) {
    const part = await checkPart(target, surroundings, wishes);
    checked.patterns += part.patterns;
    checked.questions += part.questions;
    checked.issues.push(...part.issues);
    if (part.verification !== undefined) {
      checked.verification = sum(checked.verification, part.verification);
    }
  }
  return checked;
}

async function checkPart(
  { root, below }: Target,
  surroundings: Place,
  wishes: Wishes,
): Promise<Checked> {
  const { issues, found, shown, compiled } = await readIssues(root, surroundings.store);
  const isIn = (file: string): boolean => isBelow(file, below);
  const inside = (file: string): string => file.slice(shown.length + 1);
  const isRelated = relatedTo(compiled, isIn);
  const verified = await verify(
    compiled.filter((file) => isIn(file.path)),
    root,
    surroundings,
    wishes,
  );
  const own = issues.filter((issue) => isRelated({ ...issue, file: inside(issue.file) }));
  const failed = verified.issues.map((issue) => ({ ...issue, file: `${shown}/${issue.file}` }));
  const { verified: count, failed: failures, skipped } = verified;
  return {
    patterns: found.patterns.filter(isIn).length,
    questions: found.questions.filter(isIn).length,
    issues: [...own, ...failed].sort(byPlace),
    ...(count + failures + skipped.length === 0
      ? {}
      : { verification: { verified: count, failed: failures, skipped } }),
  };
}

async function verify(
  files: Parameters<typeof verifyFiles>[0],
  root: string,
  { machine, dataDir }: Place,
  { runCommands, useCache }: Wishes,
): Promise<Verified> {
  if (machine === null) {
    const count = files.reduce((all, { tasks }) => all + tasks.length, 0);
    const skipped = count === 0 ? [] : [{ reason: 'nothing runs programs here', count }];
    return { verified: 0, failed: 0, skipped, issues: [] };
  }
  const result = await verifyFiles(files, root, {
    engineFolder: machine.engineFolder,
    startPostgres: machine.startPostgres,
    commands: runCommands ? { contentFolder: root, environment: machine.environment } : null,
    cacheFile: dataDir === null || !useCache ? null : path.join(dataDir, 'verified-programs.json'),
    progress: (ran, all) => machine.say(`Executing programs: ${ran} of ${all} …`),
  });
  machine.say('');
  return result;
}

type Verification = NonNullable<Checked['verification']>;

function sum(one: Verification | undefined, other: Verification): Verification {
  if (one === undefined) return other;
  const reasons = new Map(one.skipped.map(({ reason, count }) => [reason, count]));
  for (const { reason, count } of other.skipped) {
    reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  }
  return {
    verified: one.verified + other.verified,
    failed: one.failed + other.failed,
    skipped: [...reasons].map(([reason, count]) => ({ reason, count })),
  };
}
