// Decides how problems are listed below the editor: each leads to its place.
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import type { DraftIssue } from '@/components/author/compile-draft';
import { countIssues, isError, sentenceOf, wordOf } from '@/components/author/issue-words';
import type { PlaygroundWords } from '@/components/author/words';
import { fill } from '@/components/questions/words';

interface IssueListProps {
  /** Null while nothing was compiled yet. */
  issues: readonly DraftIssue[] | null;
  onJump: (issue: DraftIssue) => void;
  words: PlaygroundWords['author']['issues'];
  locale: string;
}

export function IssueList({ issues, onJump, words, locale }: IssueListProps) {
  const title = useId();
  return (
    <section aria-labelledby={title} className="flex min-h-0 flex-col border-t border-line">
      <div className="flex flex-wrap items-baseline gap-x-3 px-4 py-2">
        <h2 id={title} className="text-sm font-semibold text-muted">
          {words.title}
        </h2>
        <p role="status" className="text-sm font-semibold">
          {issues === null ? words.noneYet : countIssues(issues, words, locale)}
        </p>
      </div>
      {issues !== null && issues.length > 0 && (
        <ol className="min-h-0 divide-y divide-line overflow-y-auto border-t border-line">
          {issues.map((issue, nth) => (
            <li key={nth}>
              <button
                type="button"
                onClick={() => onJump(issue)}
                className="flex min-h-11 w-full items-start gap-2.5 px-4 py-2 text-start hover:bg-accent-soft focus-visible:-outline-offset-2"
              >
                <IssueMark issue={issue} />
                <span className="min-w-0 flex-1 text-sm">
                  <span className="flex flex-wrap gap-x-2 text-muted">
                    <span className={`font-semibold ${toneOf(issue)}`}>{wordOf(issue, words)}</span>
                    <span>{fill(words.line, { line: issue.line })}</span>
                    <code className="font-mono text-xs leading-5">{issue.code}</code>
                  </span>
                  <span className="block">{sentenceOf(issue)}</span>
                  {issue.elsewhere && (
                    <span className="block text-muted">{words.elsewhereWhy}</span>
                  )}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
      {issues?.some(isError) && (
        <p className="border-t border-line px-4 py-2 text-sm text-muted">{words.wouldStop}</p>
      )}
    </section>
  );
}

function toneOf(issue: DraftIssue): string {
  if (issue.elsewhere) return 'text-muted';
  return issue.severity === 'error' ? 'text-wrong' : 'text-warn';
}

function IssueMark({ issue }: { issue: DraftIssue }) {
  const Mark = issue.elsewhere ? Info : issue.severity === 'error' ? CircleAlert : TriangleAlert;
  return <Mark aria-hidden="true" className={`mt-0.5 size-4.5 shrink-0 ${toneOf(issue)}`} />;
}
