// Decides what a warm-up is made of, on a wall and on paper alike.
import type classPage from '@/messages/en/class-page.json';
import type { QuestionView } from '@/core/questions/registry';

export interface StagedQuestion {
  number: number;
  pattern: string;
  because: { losing: number; of: number };
  view: QuestionView | null;
}

export interface StagedAnswer {
  html: string;
  options: readonly string[];
  feedback: Readonly<Record<string, string>>;
  solution: readonly string[];
}

export type WarmUpWords = (typeof classPage)['warmUp'];

/** Options of a view, where it has any; other questions are answered aloud or on paper. */
export function optionsOf(view: QuestionView): readonly { id: string; html: string }[] {
  return view.type === 'single' || view.type === 'multiple' || view.type === 'true-false'
    ? view.options
    : [];
}

export function letterOf(nth: number): string {
  return String.fromCharCode(65 + nth);
}
