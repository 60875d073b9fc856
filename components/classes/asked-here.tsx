'use client';
// Decides how a page of practice, of a test or of the review says that a class asks for just this, how far
// somebody is and what counts: before they begin, in a place that is kept.
import type { AssignmentKind } from '@/core/assignments/assignment';
import { useAssignments } from '@/components/classes/assignments-store';
import {
  countsText,
  dueText,
  standText,
  type AssignmentWords,
} from '@/components/classes/assignment-title';
import { fill } from '@/components/questions/words';

interface AskedHereProps {
  kind: AssignmentKind;
  /** Null for the review. */
  pattern: string | null;
  words: Pick<AssignmentWords, 'due' | 'state' | 'far' | 'counts' | 'note'>;
  locale: string;
}

export function AskedHere({ kind, pattern, words, locale }: AskedHereProps) {
  const asked = useAssignments()?.assignments.find(
    (one) => one.kind === kind && one.pattern === pattern && one.state !== 'done',
  );
  return (
    <p role="status" className="hidden min-h-10.5 max-w-prose text-sm text-muted in-class:block">
      {asked && (
        <>
          <span className="font-semibold text-ink">
            {fill(words.note, { class: asked.class.name })}
          </span>{' '}
          {standText(words, asked)}, {dueText(words, asked, locale)}. {countsText(words, asked)}
        </>
      )}
    </p>
  );
}
