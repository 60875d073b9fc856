// Decides how problems are counted and named in the playground. Their own texts are the checker's.
import type { DraftIssue } from '@/components/author/compile-draft';
import type { PlaygroundWords } from '@/components/author/words';
import { fill, fillCount } from '@/components/questions/words';

type IssueWords = PlaygroundWords['author']['issues'];

export function isError(issue: DraftIssue): boolean {
  return issue.severity === 'error' && !issue.elsewhere;
}

/** "2 errors, 1 warning"; what is only unknown here is not counted. */
export function countIssues(
  issues: readonly DraftIssue[],
  words: IssueWords,
  locale: string,
): string {
  const errors = issues.filter(isError).length;
  const warnings = issues.filter(
    ({ severity, elsewhere }) => severity === 'warning' && !elsewhere,
  ).length;
  const told = {
    errors: fillCount(words.errors, errors, locale),
    warnings: fillCount(words.warnings, warnings, locale),
  };
  if (errors > 0 && warnings > 0) return fill(words.and, told);
  if (errors > 0) return told.errors;
  return warnings > 0 ? told.warnings : words.none;
}

export function wordOf(issue: DraftIssue, words: IssueWords): string {
  return issue.elsewhere ? words.elsewhere : words[issue.severity];
}

/** Message and mend, as the command line says them. */
export function sentenceOf(issue: DraftIssue): string {
  return issue.mend === null ? issue.message : `${issue.message} ${issue.mend}`;
}
