'use client';
// Decides which question of a draft is in front: the one at the cursor, and how to go to the others.
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { DraftIssue, Preview } from '@/components/author/compile-draft';
import { isError } from '@/components/author/issue-words';
import { PreviewCard } from '@/components/author/preview-card';
import type { PreviewClient } from '@/components/author/preview-client';
import { headingsIn, headingAt } from '@/components/author/question-headings';
import type { PlaygroundWords } from '@/components/author/words';
import { fill } from '@/components/questions/words';

interface QuestionPreviewProps {
  preview: Preview;
  /** The text that was compiled. */
  text: string;
  /** Of the cursor, 1-based. */
  line: number;
  client: PreviewClient;
  onLine: (line: number) => void;
  words: PlaygroundWords;
}

export function QuestionPreview(props: QuestionPreviewProps) {
  const { preview, text, line, client, onLine, words } = props;
  const { preview: said } = words.author;
  const headings = headingsIn(text);
  const at = headingAt(headings, line);
  const start = headings[at];
  if (start === undefined) {
    return preview.issues.some(isError) ? null : <p className="text-muted">{said.empty}</p>;
  }
  const shown = preview.questions.find((question) => question.line === start);
  const end = headings[at + 1] ?? Infinity;
  const own = preview.issues.filter((issue) => issue.line >= start && issue.line < end);
  const title = fill(words.card.card.questionOf, { number: at + 1, of: headings.length });
  const button =
    'grid size-11 place-items-center rounded-lg text-accent hover:bg-accent-soft disabled:opacity-35';
  return (
    <>
      <div className={`flex items-center gap-1 ${headings.length === 1 ? 'hidden' : ''}`}>
        <p className="mr-auto text-sm text-muted">{said.follows}</p>
        <button
          type="button"
          aria-label={said.previous}
          disabled={at === 0}
          onClick={() => onLine(headings[at - 1] ?? start)}
          className={button}
        >
          <ChevronLeft aria-hidden="true" className="size-5" />
        </button>
        <button
          type="button"
          aria-label={said.next}
          disabled={at === headings.length - 1}
          onClick={() => onLine(headings[at + 1] ?? start)}
          className={button}
        >
          <ChevronRight aria-hidden="true" className="size-5" />
        </button>
      </div>
      {shown === undefined ? (
        <Broken text={said.broken} issues={own} />
      ) : (
        <PreviewCard
          key={`${shown.view.id} ${shown.view.version}`}
          view={shown.view}
          title={title}
          context="practice"
          client={client}
          again={said.again}
          words={words.card}
        />
      )}
    </>
  );
}

function Broken({ text, issues }: { text: string; issues: readonly DraftIssue[] }) {
  return (
    <div className="rounded-lg bg-wrong-soft p-4">
      <p className="font-semibold text-wrong">{text}</p>
      <ul className="mt-2 flex list-disc flex-col gap-1 pl-5">
        {issues.filter(isError).map((issue, nth) => (
          <li key={nth}>{issue.message}</li>
        ))}
      </ul>
    </div>
  );
}
