// Decides the upper part of every question, practised or tested: number, difficulty, stem.
import type { ReactNode } from 'react';
import type { QuestionView } from '@/core/questions/registry';
import { Html } from '@/components/ui/html';
import { MathsOf } from '@/components/ui/maths-of';
import type { CardWords } from '@/components/questions/words';

const TONES = { easy: 'text-easy', medium: 'text-medium', hard: 'text-hard' };

interface QuestionFrameProps {
  view: QuestionView;
  base: string;
  title: string;
  words: CardWords;
  /** At the end of the line with the number. */
  aside?: ReactNode;
}

export function QuestionFrame({ view, base, title, words, aside }: QuestionFrameProps) {
  return (
    <>
      <MathsOf shown={view} />
      <div className="flex min-h-8 items-center gap-2 text-sm">
        <h2 id={`${base}-title`} className="font-semibold text-muted">
          {title}
        </h2>
        <span aria-hidden="true" className="text-muted">
          ·
        </span>
        <span className={`font-semibold ${TONES[view.difficulty]}`}>
          {words.difficulty[view.difficulty]}
        </span>
        <span className="ml-auto flex items-center">{aside}</span>
      </div>
      <div id={`${base}-stem`} tabIndex={-1} className="outline-none">
        <Html html={view.stem} className="compiled text-lg leading-normal" />
      </div>
    </>
  );
}

/** Brings somebody to a question that has just appeared: to its field with a keyboard at hand, else to its stem. */
export function focusQuestion(base: string): void {
  const field = document.getElementById(`${base}-field`);
  const target =
    field && matchMedia('(pointer: fine)').matches
      ? field
      : document.getElementById(`${base}-stem`);
  target?.focus({ preventScroll: true });
  document.getElementById(`${base}-title`)?.scrollIntoView({ block: 'nearest' });
}
