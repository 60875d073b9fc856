'use client';
// Decides how the keys are listed. A native dialog: focus, Escape and the way back are the browser's.
import { useId, type RefObject } from 'react';
import { useKeysSwitch } from '@/components/questions/use-keys';
import type { CardWords } from '@/components/questions/words';
import { buttonClass } from '@/components/ui/button';

interface KeysDialogProps {
  dialog: RefObject<HTMLDialogElement | null>;
  words: CardWords['keys'];
  /** A test has neither hints nor solutions. */
  inTest?: boolean;
}

export function KeysDialog({ dialog, words, inTest = false }: KeysDialogProps) {
  const [on, switchKeys] = useKeysSwitch();
  const title = useId();
  const rows: [string[], string, string][] = [
    [['1', '8'], words.to, words.choose],
    [['A', 'H'], words.to, words.choose],
    [[words.enterKey], '', words.enter],
    ...(inTest
      ? []
      : ([
          [['I'], '', words.hint],
          [['S'], '', words.solution],
        ] as [string[], string, string][])),
    [['K'], '', words.dontKnow],
    [['Y', 'U', 'J'], '', words.rate],
    ...(inTest ? [] : ([[['Z'], '', words.takeBack]] as [string[], string, string][])),
    [['?'], '', words.help],
  ];
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-xl border border-line bg-surface p-5 text-ink backdrop:bg-black/40"
    >
      <h2 id={title} className="text-lg font-semibold">
        {words.title}
      </h2>
      <dl className="mt-3 grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {rows.map(([keys, between, does]) => (
          <div key={keys.join()} className="contents">
            <dt className="flex items-center gap-1.5 text-sm">
              {keys.map((key, nth) => (
                <span key={key} className="contents">
                  {nth > 0 && <span className="text-muted">{between}</span>}
                  <kbd className="min-w-7 rounded-md border border-rule px-1.5 py-0.5 text-center font-mono text-sm">
                    {key}
                  </kbd>
                </span>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-muted">{words.typing}</p>
      <label className="mt-3 flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => switchKeys(event.target.checked)}
          className="size-4"
        />
        {words.use}
      </label>
      <form method="dialog" className="mt-2 flex justify-end">
        <button className={buttonClass('primary')}>{words.close}</button>
      </form>
    </dialog>
  );
}
