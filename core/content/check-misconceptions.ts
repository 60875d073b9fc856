// Decides whether the misconceptions of a pattern and what its questions name fit together.
// A pattern without misconceptions.md may name what it likes.
import { tell, type LibraryCheck } from '@/core/content/library-check';
import { nearest } from '@/core/content/nearest';

export function checkMisconceptions(check: LibraryCheck, pattern: string): void {
  const files = check.filesOf.get(pattern) ?? [];
  const file = files.find(({ role }) => role.role === 'misconceptions');
  if (file === undefined) return;
  const declared = file.misconceptions.map(({ slug }) => slug);
  const used = new Set(files.flatMap(({ shows }) => shows.map(([, slug]) => slug)));
  for (const slug of declared.filter((name) => !used.has(name))) {
    tell(
      check,
      file.path,
      { line: 1, word: slug },
      {
        severity: 'warning',
        code: 'unused-misconception',
        message: `No question shows the misconception "${slug}".`,
        mend: `Take it out, or end the feedback of a wrong option with ~${slug}.`,
      },
    );
  }
  for (const { path, shows } of files) {
    for (const [line, slug] of shows.filter(([, name]) => !declared.includes(name))) {
      const near = nearest(slug, declared);
      tell(
        check,
        path,
        { line, word: slug },
        {
          severity: 'warning',
          code: 'undeclared-misconception',
          message: `misconceptions.md says nothing of "${slug}".`,
          mend: near === null ? `Add "## …" with id: ${slug} there.` : `Did you mean "${near}"?`,
        },
      );
    }
  }
}
