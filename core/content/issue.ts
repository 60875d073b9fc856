// Decides how a problem in the content is told: one line a person can act on.

export interface Issue {
  /** Path from the content folder's parent or as given, with forward slashes. */
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 code units. */
  column: number;
  /** Exclusive; equals `column + 1` where only a point is known. */
  endColumn: number;
  severity: 'error' | 'warning';
  /** Kebab-case, stable; docs/authoring.md lists them all. */
  code: string;
  message: string;
  /** What to do about it. */
  mend: string | null;
  /** The offending line, without its line break. */
  excerpt: string;
}

/**
 * `FILE:LINE:COLUMN error code  Message Mend`, then the line with a caret below.
 *
 * @param issue where `line` and `column` are 1-based.
 */
export function formatIssue(issue: Issue): string {
  const head = `${visible(issue.file)}:${issue.line}:${issue.column} ${issue.severity} ${issue.code}  ${visible(issue.message)}${issue.mend === null ? '' : ` ${visible(issue.mend)}`}`;
  if (issue.excerpt.trim() === '') return head;
  const gutter = `  ${issue.line} | `;
  const before = issue.excerpt.slice(0, issue.column - 1).replace(/[^\t]/g, ' ');
  const width = Math.max(1, Math.min(issue.endColumn, issue.excerpt.length + 1) - issue.column);
  return `${head}\n${gutter}${visible(issue.excerpt)}\n${' '.repeat(gutter.length)}${before}${'^'.repeat(width)}`;
}

/** What would move the cursor of a terminal, or turn the direction of the text, is shown as a mark of one column. */
function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, (mark) =>
    mark === '\t' ? mark : '\uFFFD',
  );
}

/** By file, then line, then column. */
export function byPlace(left: Issue, right: Issue): number {
  return (
    (left.file < right.file ? -1 : left.file > right.file ? 1 : 0) ||
    left.line - right.line ||
    left.column - right.column
  );
}
