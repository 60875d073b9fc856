// Decides which problems belong to a part of the content: its own, and those elsewhere that a change
// of it can bring about. Refuses to know which problems there are.
import type { FileHead } from '@/core/content/compile-file';
import type { Issue } from '@/core/content/issue';

/** Problems of a file that come from what another file holds, or does not. */
const BY_REFERENCE = ['include', 'include-quiz', 'link-missing', 'image-missing'];

/**
 * A problem is told where it stands in the part, or where it is
 * - one between files and of a pattern that the part touches; an error also where it names such a
 *   pattern, or stands in one that requires it;
 * - one that a file has since it shows, includes or links to something in the part.
 *
 * @param files all of the content folder
 * @param isIn whether a path inside the content folder is in the part
 * @returns a test for issues, whose `file` is the path inside the content folder
 */
export function relatedTo(
  files: readonly FileHead[],
  isIn: (path: string) => boolean,
): (issue: Issue) => boolean {
  const patterns = new Set(files.filter(({ path }) => isIn(path)).map(({ role }) => homeOf(role)));
  const own = new Set(files.flatMap(({ issues }) => issues.map(identityOf)));
  const asking = new Set(
    files.filter(({ asked }) => asked.some(([, path]) => isIn(path))).map(({ path }) => path),
  );
  const homes = new Set(filesOf(files, ({ role }) => patterns.has(homeOf(role))));
  const dependent = new Set(
    filesOf(files, ({ pattern }) => pattern?.requires.some((id) => patterns.has(id)) === true),
  );
  return (issue) => {
    if (isIn(issue.file)) return true;
    if (own.has(identityOf(issue))) {
      return asking.has(issue.file) && BY_REFERENCE.includes(issue.code);
    }
    const names = [...patterns].some((id) => issue.message.includes(`"${id}`));
    return (
      homes.has(issue.file) || (issue.severity === 'error' && (names || dependent.has(issue.file)))
    );
  };
}

function filesOf(files: readonly FileHead[], keep: (file: FileHead) => boolean): string[] {
  return files.filter(keep).map(({ path }) => path);
}

/** The pattern that a file belongs to, or else its track. */
function homeOf(role: FileHead['role']): string {
  return 'pattern' in role ? `${role.track}/${role.pattern}` : role.track;
}

function identityOf({ file, line, column, code }: Issue): string {
  return [file, line, column, code].join('\n');
}
