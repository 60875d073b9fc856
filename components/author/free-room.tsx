'use client';
// Decides what somebody works on who opened no file: a draft of questions and a draft of a lesson.
import { DraftChoice } from '@/components/author/draft-choice';
import type { NearbyFile } from '@/components/author/draft';
import type { EditorHandle } from '@/components/author/editor';
import { useDrafts } from '@/components/author/use-drafts';
import Workbench from '@/components/author/workbench';
import type { PlaygroundWords } from '@/components/author/words';
import { newLesson } from '@/core/content/scaffold-lesson';
import { newQuestion } from '@/core/content/scaffold-question';

const NOBODY: readonly NearbyFile[] = [];

export default function FreeRoom({ words }: { words: PlaygroundWords }) {
  const { role, roleOf, path, text, write, open } = useDrafts();
  const said = words.author.playground;
  const choice = (editor: EditorHandle | null, say: (words: string) => void) => (
    <DraftChoice
      role={role}
      roleOf={roleOf}
      onRole={open}
      onQuestion={(kind) => {
        editor?.append(newQuestion({ id: freeId(kind, text), kind, skill: null }));
        say(said.questionAdded);
      }}
      onSample={() => {
        if (role.kind !== 'lesson') return;
        editor?.replace(newLesson(role.mode));
        say(said.sampleUsed);
      }}
      words={words}
    />
  );
  return (
    <Workbench {...{ role, path, text, write, words }} nearby={NOBODY} line={1} canClear>
      {choice}
    </Workbench>
  );
}

/** `numeric-2`: the first that the text does not use yet. */
function freeId(kind: string, text: string): string {
  let number = 1;
  while (new RegExp(`\\bid: ${kind}-${number}\\b`).test(text)) number += 1;
  return `${kind}-${number}`;
}
