// Decides how options look, before and after grading: the same row in the same place, so that
// marking moves nothing. Knows no kind; real radio buttons and checkboxes do the answering.
import { Check, Minus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Feedback } from '@/core/questions/question';
import { Html } from '@/components/ui/html';
import type { CardWords } from '@/components/questions/words';

export interface Option {
  id: string;
  html: string;
}

export function letter(nth: number): string {
  return String.fromCharCode(65 + nth);
}

const ROW =
  'group relative flex min-h-11 w-full items-start gap-3 rounded-lg border px-3 py-2.5 transition-colors duration-150 motion-reduce:transition-none';
const KEY = 'flex size-6 shrink-0 items-center justify-center border text-xs font-semibold';

interface ChoiceProps {
  type: 'radio' | 'checkbox';
  options: readonly Option[];
  chosen: readonly string[];
  base: string;
  labelledBy: string;
  describedBy: string | undefined;
  onChoose: (id: string) => void;
}

/** Each input lies unseen over its letter: there a finger that explores the screen finds it. */
export function ChoiceRows({
  type,
  options,
  chosen,
  base,
  labelledBy,
  describedBy,
  onChoose,
}: ChoiceProps) {
  return (
    <div
      role={type === 'radio' ? 'radiogroup' : 'group'}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className="flex flex-col gap-2"
    >
      {options.map((option, nth) => (
        <label
          key={option.id}
          className={`${ROW} scroll-mb-28 cursor-pointer border-rule bg-surface hover:border-accent has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent`}
        >
          <input
            type={type}
            name={`${base}-choice`}
            value={option.id}
            checked={chosen.includes(option.id)}
            onChange={() => onChoose(option.id)}
            className="peer absolute top-2.5 left-3 z-1 size-6 cursor-pointer opacity-0"
          />
          <span
            aria-hidden="true"
            className={`${KEY} ${type === 'radio' ? 'rounded-full' : 'rounded-md'} border-rule text-muted peer-checked:border-accent peer-checked:bg-accent peer-checked:text-accent-ink`}
          >
            {letter(nth)}
          </span>
          <Html html={option.html} className="compiled min-w-0 flex-1" />
        </label>
      ))}
    </div>
  );
}

interface MarkedRowsProps {
  options: readonly Option[];
  chosen: readonly string[];
  /** Round letters for one answer, square ones for several, as they were when choosing. */
  round: boolean;
  feedback: Feedback;
  words: CardWords['card'];
}

/** Inputs are gone: what was chosen is history, and reads as a list. */
export function MarkedRows({ options, chosen, round, feedback, words }: MarkedRowsProps) {
  return (
    <ul className="flex flex-col gap-2">
      {options.map((option, nth) => {
        const said = feedback.options.find((one) => one.id === option.id);
        const mark = markOf(chosen.includes(option.id), said?.correct ?? false, round);
        return (
          <li key={option.id} className={`${ROW} ${mark.row}`}>
            <span
              aria-hidden="true"
              className={`${KEY} ${round ? 'rounded-full' : 'rounded-md'} ${mark.key}`}
            >
              {letter(nth)}
            </span>
            <div className="min-w-0 flex-1">
              <Html html={option.html} className="compiled min-w-0" />
              {mark.word && <MarkWord tone={mark.tone}>{words[mark.word]}</MarkWord>}
              {said?.html && (
                <Html html={said.html} className="compiled min-w-0 mt-1 text-sm text-muted" />
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function markOf(chosen: boolean, right: boolean, round: boolean) {
  const plain = {
    row: 'border-line bg-surface',
    key: 'border-line text-muted',
    word: null,
    tone: 'plain',
  } as const;
  const good = {
    row: 'border-right bg-right-soft',
    key: 'border-right text-(--color-right)',
    tone: 'right',
  } as const;
  if (chosen && right)
    return {
      ...good,
      key: 'border-right bg-right text-paper',
      word: 'chosenRight',
    } as const;
  if (right) return { ...good, word: round ? 'rightAnswer' : 'missed' } as const;
  if (!chosen) return plain;
  return {
    row: 'border-wrong bg-wrong-soft',
    key: 'border-wrong bg-wrong text-paper',
    word: 'chosenWrong',
    tone: 'wrong',
  } as const;
}

export type Tone = 'right' | 'wrong' | 'partly' | 'plain';

const TONES: Record<Tone, string> = {
  // Not `text-right`: that name aligns text as well.
  right: 'text-(--color-right)',
  wrong: 'text-wrong',
  partly: 'text-warn',
  plain: 'text-muted',
};

/** A mark and a word; the mark alone would leave out those who cannot tell it. */
export function MarkWord({
  tone,
  children,
  className,
}: {
  tone: Tone;
  children: ReactNode;
  className?: string;
}) {
  const Mark = tone === 'right' ? Check : tone === 'wrong' ? X : Minus;
  return (
    <span
      className={`flex items-center gap-1 text-sm font-semibold ${TONES[tone]} ${className ?? ''}`}
    >
      <Mark aria-hidden="true" className="size-4 shrink-0" strokeWidth={2.5} />
      {children}
    </span>
  );
}
