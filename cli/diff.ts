// Decides how an edit of the content is told: what each changed question means for learners.
import { done, type Command } from '@/cli/command';
import { compileLibrary, type ContentFile } from '@/core/content/compile-library';
import type { CompiledFile } from '@/core/content/compile-file';
import { CHANGES, differencesBetween, type Difference } from '@/core/content/difference';
import { DomainError } from '@/core/errors';
import type { CompiledStore } from '@/server/content/compiled-store';
import { readContentFiles } from '@/server/content/content-files';
import { countLearners } from '@/server/content/count-learners';
import { readRevision } from '@/server/content/git-revision';
import { shownPath } from '@/server/content/read-library';

const NOT_COUNTED =
  'not counted: no database is set (DATABASE_URL), and the embedded one was never started or does not answer';
const CHANGE_WIDTH = 8;

export const diff: Command = {
  usage: [
    'diff REV [--format text|json]',
    'Compares the content at a git revision with the folder as it is, and says what each edit means:',
    'cosmetic (nobody notices), wording (the same question in other words), material (something else is',
    'asked, so rev has to be raised), added, removed or renamed, and whose memory it touches.',
  ],
  options: { format: ['text', 'json'] },
  async run({ words, options }, { contentFolder, databaseUrl, store }) {
    const [revision, superfluous] = words;
    if (revision === undefined || superfluous !== undefined) {
      throw new DomainError(
        'request/invalid',
        'Say one git revision to compare with, such as HEAD.',
      );
    }
    const before = await compiled(await readRevision(contentFolder, revision), store);
    const after = await compiled((await readContentFiles(contentFolder)).files, store);
    const differences = differencesBetween(before, after);
    const touched = differences
      .filter(({ change }) => change !== 'cosmetic' && change !== 'added')
      .flatMap(({ before: id }) => id ?? []);
    const learners =
      databaseUrl === null || touched.length === 0
        ? null
        : await countLearners(databaseUrl, [...new Set(touched)]);
    const told = differences.map((difference) => ({
      ...difference,
      source: {
        ...difference.source,
        file: `${shownPath(contentFolder)}/${difference.source.file}`,
      },
      learners: touched.includes(difference.before ?? '')
        ? learners && (learners.byQuestion.get(difference.before ?? '') ?? 0)
        : 0,
    }));
    const all = touched.length === 0 ? 0 : (learners?.all ?? null);
    return done(
      options.format === 'json'
        ? JSON.stringify({ differences: told, learners: all }, null, 2)
        : text(told, all),
    );
  },
};

type Told = Difference & { learners: number | null };

async function compiled(
  files: readonly ContentFile[],
  store: CompiledStore | null,
): Promise<readonly CompiledFile[]> {
  return (await compileLibrary(files, { store: store ?? undefined })).compiled;
}

function text(told: readonly Told[], all: number | null): string {
  const lines = told.map(({ change, id, before, source, parts, advice, learners }) =>
    [
      change.padEnd(CHANGE_WIDTH),
      change === 'renamed' ? `${before ?? ''} → ${id}` : id,
      `${source.file}:${source.line}`,
      parts.length === 0 ? '' : `[${parts.join(', ')}]`,
      learners === null || learners === 0 ? '' : `(${people(learners)})`,
    ]
      .filter((part) => part !== '')
      .join(' ')
      .concat(advice === null ? '' : `\n${' '.repeat(CHANGE_WIDTH + 1)}${advice}`),
  );
  const counts = CHANGES.flatMap((change) => {
    const count = told.filter((one) => one.change === change).length;
    return count === 0 ? [] : [`${count} ${change}`];
  });
  if (counts.length === 0) return 'No question changed.';
  return [
    ...lines,
    '',
    counts.join(', '),
    `Learners with answers to these questions: ${all === null ? NOT_COUNTED : all}`,
  ].join('\n');
}

function people(count: number): string {
  return count === 1 ? '1 learner' : `${count} learners`;
}
