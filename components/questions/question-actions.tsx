'use client';
// Decides what can be done with a question at each moment, and what is said when it cannot.
import { Keyboard, Lightbulb, Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef, type RefObject } from 'react';
import type { Attempt, useAttempt } from '@/components/questions/use-attempt';
import { fill, type CardWords } from '@/components/questions/words';
import { buttonClass } from '@/components/ui/button';

interface ActionsProps {
  doing: ReturnType<typeof useAttempt>;
  hints: number;
  words: CardWords['card'];
  onNext: (() => void) | undefined;
  nextLabel: string | undefined;
  onTakeBack: (() => void) | undefined;
}

/** The buttons keep their places from one moment to the next. */
export function Actions({ doing, hints, words, onNext, nextLabel, onTakeBack }: ActionsProps) {
  const { attempt } = doing;
  if (attempt.result) {
    return (
      <>
        {onTakeBack && (
          <button
            type="button"
            onClick={onTakeBack}
            aria-keyshortcuts="Z"
            className={buttonClass('quiet', 'max-sm:px-2')}
          >
            <Undo2 aria-hidden="true" className="size-4 shrink-0" />
            {words.takeBack}
          </button>
        )}
        {onNext && (
          <button
            type="button"
            onClick={onNext}
            className={buttonClass('primary', 'ml-auto min-w-28')}
          >
            {nextLabel ?? words.next}
          </button>
        )}
      </>
    );
  }
  const sending = attempt.phase === 'sending';
  return (
    <>
      {hints > 0 && <HintButton doing={doing} hints={hints} words={words} />}
      <button
        type="button"
        onClick={sending ? undefined : doing.skip}
        aria-disabled={sending}
        aria-keyshortcuts="K"
        className={buttonClass('quiet', 'whitespace-nowrap max-sm:px-2')}
      >
        {words.dontKnow}
      </button>
      <button
        type="submit"
        aria-disabled={sending}
        className={buttonClass('primary', 'ml-auto max-sm:flex-1 max-sm:px-2 sm:min-w-28')}
      >
        {sending ? words.checking : words.check}
      </button>
    </>
  );
}

function HintButton({ doing, hints, words }: Pick<ActionsProps, 'doing' | 'hints' | 'words'>) {
  const opened = doing.attempt.hints.length;
  const spent = opened >= hints;
  return (
    <button
      type="button"
      onClick={() => void doing.hint()}
      aria-disabled={spent}
      aria-keyshortcuts="I"
      className={buttonClass('secondary', 'max-sm:px-3')}
    >
      <Lightbulb aria-hidden="true" className="size-4 shrink-0" />
      {words.hint}
      <span className="text-sm font-normal text-muted max-[24rem]:sr-only">
        {fill(words.hintCount, { opened, of: hints })}
      </span>
    </button>
  );
}

interface NoteProps {
  id: string;
  attempt: Attempt;
  /** The kind's own words for an answer that is not there yet. */
  missing: string;
  words: CardWords['card'];
}

/** One line for what stands in the way; its live region is there before it has anything to say. */
export function Note({ id, attempt, missing, words }: NoteProps) {
  const line = useRef<HTMLDivElement>(null);
  const says = attempt.missing !== null || attempt.trouble || attempt.refused !== null;
  // The bar at the bottom must not lie over it.
  useEffect(() => {
    if (says) line.current?.scrollIntoView({ block: 'nearest' });
  }, [says]);
  return (
    <div ref={line} id={id} role="status" className="scroll-mb-24 text-[0.9375rem] empty:-mt-4">
      {attempt.missing && (
        <p className="font-medium text-warn">
          {attempt.missing === 'here' ? missing : attempt.missing.detail}
        </p>
      )}
      {attempt.trouble && <p className="font-medium text-warn">{words.trying}</p>}
      {attempt.refused !== null && (
        <p className="font-medium text-wrong">{fill(words.refused, { detail: attempt.refused })}</p>
      )}
    </div>
  );
}

interface InTestProps {
  href: string;
  /** Leaves the question out and goes on. */
  onLeave: (() => void) | undefined;
  words: CardWords['card'];
}

export function InTest({ href, onLeave, words }: InTestProps) {
  return (
    <div role="status" className="flex flex-col items-start gap-3 rounded-lg bg-warn-soft p-4">
      <p>{words.inTest}</p>
      <div className="flex flex-wrap gap-2">
        <Link href={href} className={buttonClass('primary')}>
          {words.toTest}
        </Link>
        {onLeave && (
          <button type="button" onClick={onLeave} className={buttonClass('secondary')}>
            {words.next}
          </button>
        )}
      </div>
    </div>
  );
}

interface TakeBackLastProps {
  onTakeBack: () => void;
  words: CardWords['card'];
}

/** For somebody who went on too soon: takes back the answer before this question. */
export function TakeBackLast({ onTakeBack, words }: TakeBackLastProps) {
  return (
    <button
      type="button"
      onClick={onTakeBack}
      aria-label={words.takeBackLast}
      aria-keyshortcuts="Z"
      className="-my-1.5 inline-flex min-h-11 items-center gap-1.5 rounded-md px-2 text-sm text-muted hover:bg-accent-soft hover:text-ink"
    >
      <Undo2 aria-hidden="true" className="size-4" />
      {words.takeBack}
    </button>
  );
}

interface KeysButtonProps {
  dialog: RefObject<HTMLDialogElement | null>;
  words: CardWords['keys'];
}

/** Not shown where there is hardly a keyboard. */
export function KeysButton({ dialog, words }: KeysButtonProps) {
  return (
    <button
      type="button"
      onClick={() => dialog.current?.showModal()}
      aria-label={words.openLabel}
      className="inline-flex min-h-11 sm:min-h-8 items-center gap-1.5 rounded-md px-2 text-sm text-muted hover:bg-accent-soft hover:text-ink pointer-coarse:hidden"
    >
      <Keyboard aria-hidden="true" className="size-4" />
      {words.open}
    </button>
  );
}
