// Decides what is told of which part of the content, and counts what was found there.
import { done, type Command } from '@/cli/command';
import { FORMATS, report, type Checked, type Format } from '@/cli/report';
import { isBelow, targetsOf } from '@/cli/targets';
import type { CompiledStore } from '@/server/content/compiled-store';
import { readIssues, type ReadIssues } from '@/server/content/read-library';

export const check: Command = {
  usage: [
    'check [PATH…] [--format text|json|sarif]',
    'Checks the content folder (CONTENT_DIR), or only what is below each PATH. A PATH outside of that',
    'folder is checked as a content folder of its own. Ends with 1 when there are errors.',
  ],
  options: { format: FORMATS },
  async run({ words, options }, { contentFolder, store }) {
    const checked = await checkContent(words, contentFolder, store);
    const errors = checked.issues.some((issue) => issue.severity === 'error');
    return done(report(checked, options.format as Format), errors ? 1 : 0);
  },
};

/**
 * @param paths below `contentFolder` (only that part is told), or content folders of their own
 * @param contentFolder absolute
 * @throws DomainError "content/missing" when a path does not exist
 */
export async function checkContent(
  paths: readonly string[],
  contentFolder: string,
  store: CompiledStore | null = null,
): Promise<Checked> {
  const checked: Checked = { patterns: 0, questions: 0, issues: [] };
  for (const { root, below } of await targetsOf(paths, contentFolder)) {
    const read = await readIssues(root, store);
    const part = partOf(read, below);
    checked.patterns += part.patterns;
    checked.questions += part.questions;
    checked.issues.push(...part.issues);
  }
  return checked;
}

function partOf({ issues, found, shown }: ReadIssues, below: readonly string[]): Checked {
  const isIn = (file: string): boolean => isBelow(file, below);
  return {
    patterns: found.patterns.filter(isIn).length,
    questions: found.questions.filter(isIn).length,
    issues: issues.filter((issue) => isIn(issue.file.slice(shown.length + 1))),
  };
}
