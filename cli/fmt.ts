// Decides which files get their missing ids written, and how that is told.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { done, type Command } from '@/cli/command';
import { isBelow, targetsOf } from '@/cli/targets';
import { compileLibrary } from '@/core/content/compile-library';
import { writeMissingIds } from '@/core/content/format-ids';
import { formatIssue } from '@/core/content/issue';
import { readContentFiles } from '@/server/content/content-files';
import { shownPath } from '@/server/content/read-library';

export const fmt: Command = {
  usage: [
    'fmt [PATH…] [--check]',
    'Writes the missing ids of questions into comments under their headings, and touches nothing else.',
    'With --check it writes nothing, and ends with 1 where something is missing.',
  ],
  options: { check: 'flag' },
  async run({ words, options }, { contentFolder }) {
    const isCheck = options.check === 'yes';
    const lines: string[] = [];
    const count = { ids: 0, files: 0, refused: 0 };
    for (const { root, below } of await targetsOf(words, contentFolder)) {
      const { files } = await readContentFiles(root);
      const { compiled } = await compileLibrary(files);
      const { changed, refused } = writeMissingIds(files, compiled);
      const shown = shownPath(root);
      for (const { path: file, bytes, written } of changed) {
        if (!isBelow(file, below)) continue;
        if (!isCheck) await writeFile(path.join(root, file), bytes);
        lines.push(...written.map(({ line, id }) => `${shown}/${file}:${line} id: ${id}`));
        count.ids += written.length;
        count.files += 1;
      }
      for (const issue of refused.filter(({ file }) => isBelow(file, below))) {
        lines.push(
          `${shown}/${issue.file} is left alone: what its comments say is not clear.`,
          formatIssue({ ...issue, file: `${shown}/${issue.file}` }),
        );
        count.refused += 1;
      }
    }
    lines.push(summary(count, isCheck));
    return done(lines.join('\n'), count.refused > 0 || (isCheck && count.ids > 0) ? 1 : 0);
  },
};

function summary(count: { ids: number; files: number; refused: number }, isCheck: boolean): string {
  const ids = `${count.ids} ${count.ids === 1 ? 'id' : 'ids'}`;
  const files = `${count.files} ${count.files === 1 ? 'file' : 'files'}`;
  const left = count.refused === 0 ? '' : `, ${count.refused} left alone`;
  if (count.ids === 0) return `No id is missing${left}.`;
  return isCheck ? `${ids} missing in ${files}${left}.` : `${ids} written to ${files}${left}.`;
}
