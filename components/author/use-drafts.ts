'use client';
// Decides which draft is open, and keeps each in this browser as it changes.
import { useEffect, useState } from 'react';
import { pathOf, type DraftRole } from '@/components/author/draft';
import { FIRST_QUESTION } from '@/components/author/first-draft';
import { keepFree, keptFree, type FreeDrafts } from '@/components/author/kept-drafts';
import { newLesson } from '@/core/content/scaffold-lesson';

export function useDrafts() {
  const [drafts, setDrafts] = useState<FreeDrafts>(() => ({
    open: 'questions',
    level: 'easy',
    mode: 'concept',
    questions: FIRST_QUESTION,
    lesson: newLesson('concept'),
    ...keptFree(),
  }));
  useEffect(() => keepFree(drafts), [drafts]);
  const role: DraftRole =
    drafts.open === 'questions'
      ? { kind: 'questions', level: drafts.level }
      : { kind: 'lesson', mode: drafts.mode };
  return {
    role,
    path: pathOf(role),
    text: drafts[drafts.open],
    write: (text: string) => setDrafts((before) => ({ ...before, [before.open]: text })),
    open: (next: DraftRole) =>
      setDrafts((before) => ({
        ...before,
        open: next.kind,
        ...(next.kind === 'questions' ? { level: next.level } : { mode: next.mode }),
      })),
    /** The role of the draft of that kind. */
    roleOf: (kind: DraftRole['kind']): DraftRole =>
      kind === 'questions' ? { kind, level: drafts.level } : { kind, mode: drafts.mode },
  };
}
