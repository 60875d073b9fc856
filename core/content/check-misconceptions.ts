// Decides whether the misconceptions of a pattern and what its questions name fit together.
// A pattern without misconceptions.md may name what it likes.
import { tell, type LibraryCheck } from '@/core/content/library-check';
import { nearest } from '@/core/content/nearest';
import type { Question } from '@/core/questions/question';
import { misconceptionsOf } from '@/core/questions/misconceptions-of';

export function checkMisconceptions(
  check: LibraryCheck,
  pattern: string,
  questions: readonly Question[],
): void {
  const file = check.files.find(
    ({ role }) => role.role === 'misconceptions' && `${role.track}/${role.pattern}` === pattern,
  );
  if (file === undefined) return;
  const declared = file.misconceptions.map(({ slug }) => slug);
  const used = new Set(questions.flatMap(misconceptionsOf));
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
  for (const question of questions) {
    for (const slug of misconceptionsOf(question).filter((name) => !declared.includes(name))) {
      const near = nearest(slug, declared);
      tell(
        check,
        question.source.file,
        { line: question.source.line, word: slug },
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
