// Decides what the browser must know of a kind of question: how it is answered, and how the
// answer is shown once it was graded. registry.ts lists the kinds.
import type { ReactNode } from 'react';
import type { Feedback } from '@/core/questions/question';
import type { Response } from '@/components/questions/answer-client';
import type { CardWords } from '@/components/questions/words';

export interface InputProps<View> {
  view: View;
  /** Unique on the page; ids of parts begin with it. */
  base: string;
  response: Response | null;
  /** Ids of what names and describes the group. */
  labelledBy: string;
  describedBy: string | undefined;
  onChange: (response: Response) => void;
  words: CardWords['card'];
}

export interface MarkedProps<View> {
  view: View;
  response: Response;
  correct: boolean;
  feedback: Feedback;
  words: CardWords['card'];
}

export interface KindInput<View> {
  Input: (props: InputProps<View>) => ReactNode;
  Marked: (props: MarkedProps<View>) => ReactNode;
  /** Whether there is something to grade. */
  isGiven: (response: Response) => boolean;
  /** What to say when there is not. */
  missing: Extract<keyof CardWords['card'], `missing${string}`>;
  /** Loads what comes late, so that it is there without the network. */
  prepare?: () => Promise<unknown>;
  /** What the nth letter key (from 0) makes of the response; null where there is no such choice. */
  choose: (view: View, response: Response | null, nth: number) => Response | null;
}
