'use client';
// Decides how fields come into a compiled text: its blanks are holes, and a portal fills each.
import { Check, X } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Html } from '@/components/ui/html';

interface ClozeTextProps {
  html: string;
  /** What stands in the nth blank. */
  fillIn: (nth: number) => ReactNode;
}

/** All blanks look alike until they are filled: no width tells what is asked. */
const HOLES =
  '[&_[data-blank]]:mx-0.5 [&_[data-blank]]:my-1 [&_[data-blank]]:inline-block [&_[data-blank]]:max-w-full [&_[data-blank]:empty]:h-11 [&_[data-blank]:empty]:w-36 [&_[data-blank]:empty]:rounded-lg [&_[data-blank]:empty]:border [&_[data-blank]:empty]:border-rule [&_[data-blank]]:align-middle [&_[data-blank]]:whitespace-normal';

export function ClozeText({ html, fillIn }: ClozeTextProps) {
  const box = useRef<HTMLDivElement>(null);
  const [holes, setHoles] = useState<HTMLElement[]>([]);
  useLayoutEffect(() => {
    setHoles([...(box.current?.querySelectorAll<HTMLElement>('[data-blank]') ?? [])]);
  }, [html]);
  // Rendered once for a text: rendered again, React would write the HTML anew and empty the holes.
  const text = useMemo(() => <Html html={html} className="compiled text-lg" />, [html]);
  return (
    <div ref={box} className={HOLES}>
      {text}
      {holes.map((hole) => {
        const nth = Number(hole.dataset['blank']);
        return createPortal(fillIn(nth), hole, String(nth));
      })}
    </div>
  );
}

interface BlankFieldProps {
  id: string;
  label: string;
  value: string;
  options: readonly { id: string; text: string }[] | null;
  /** What the menu says while nothing is chosen. */
  choose: string;
  onFill: (value: string) => void;
}

const FIELD =
  'h-11 max-w-full scroll-mb-28 rounded-lg border border-rule bg-surface px-2 font-mono text-base text-ink focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent';

export function BlankField({ id, label, value, options, choose, onFill }: BlankFieldProps) {
  if (options === null) {
    return (
      <input
        id={id}
        type="text"
        aria-label={label}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={500}
        value={value}
        onChange={(event) => onFill(event.target.value)}
        className={`${FIELD} w-36`}
      />
    );
  }
  return (
    <select
      id={id}
      aria-label={label}
      value={value}
      onChange={(event) => onFill(event.target.value)}
      className={`${FIELD} min-w-36`}
    >
      <option value="">{choose}</option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

export function FilledBlank({
  text,
  correct,
  word,
}: {
  text: string;
  correct: boolean;
  word: string;
}) {
  const Mark = correct ? Check : X;
  return (
    <span
      // What is only read aloud stays inside wide code that scrolls.
      className={`relative inline-flex min-h-8 max-w-full items-center gap-1 rounded-md border px-1.5 font-mono text-base ${correct ? 'border-right bg-right-soft text-right' : 'border-wrong bg-wrong-soft text-wrong'}`}
    >
      <Mark aria-hidden="true" className="size-4 shrink-0" strokeWidth={2.5} />
      <span className="min-w-0 break-words">{text === '' ? '…' : text}</span>
      <span className="sr-only">({word})</span>
    </span>
  );
}
