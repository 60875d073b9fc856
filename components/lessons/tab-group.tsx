'use client';
// Decides which tab is shown and how the keyboard goes between them (WAI-ARIA's tabs, chosen as they get
// the focus). A choice holds for every group that has a tab of that name, on later pages too.
import { useId, useRef, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react';
import { useAlive } from '@/components/ui/alive';

const KEY = 'holdfast.tabs';
const CHANGED = 'holdfast:tabs';
/** Titles that are remembered, the newest first. */
const MOST = 12;

export function TabGroup({
  titles,
  children,
}: {
  titles: readonly string[];
  children: ReactNode[];
}) {
  const base = useId();
  const alive = useAlive();
  const list = useRef<HTMLDivElement>(null);
  const chosen = useSyncExternalStore(subscribe, kept, () => '');
  const wanted = chosen.split('\n').find((title) => titles.includes(title));
  const shown = wanted === undefined ? 0 : titles.indexOf(wanted);

  const go = (event: KeyboardEvent) => {
    const last = titles.length - 1;
    const steps: Record<string, number> = {
      ArrowRight: shown === last ? 0 : shown + 1,
      ArrowLeft: shown === 0 ? last : shown - 1,
      Home: 0,
      End: last,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    keep(titles[next] ?? '');
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div className="max-w-[54rem]">
      <div
        ref={list}
        role="tablist"
        className="tab-list mb-3 flex overflow-x-auto border-b border-line"
      >
        {titles.map((title, nth) => (
          <button
            key={title}
            type="button"
            role="tab"
            disabled={!alive}
            id={`${base}-tab-${nth}`}
            aria-selected={nth === shown}
            aria-controls={`${base}-panel-${nth}`}
            tabIndex={nth === shown ? 0 : -1}
            onClick={() => keep(title)}
            onKeyDown={go}
            className="min-h-11 shrink-0 border-b-2 border-transparent px-3.5 text-[0.9375rem] font-semibold text-muted hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-accent aria-selected:text-accent"
          >
            {title}
          </button>
        ))}
      </div>
      {children.map((child, nth) => (
        <div
          key={titles[nth]}
          role="tabpanel"
          id={`${base}-panel-${nth}`}
          aria-labelledby={`${base}-tab-${nth}`}
          data-shown={nth === shown || undefined}
          className="tab-panel"
        >
          <p className="tab-title mb-2 font-semibold">{titles[nth]}</p>
          {child}
        </div>
      ))}
    </div>
  );
}

/** One title a line: a string is the same as long as nothing changed. */
function kept(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return chosenHere;
  }
}

/** For browsers that keep nothing: the choice then holds until the page goes. */
let chosenHere = '';

function keep(title: string): void {
  const others = kept()
    .split('\n')
    .filter((one) => one !== '' && one !== title);
  chosenHere = [title, ...others].slice(0, MOST).join('\n');
  try {
    localStorage.setItem(KEY, chosenHere);
  } catch {
    // chosenHere has it.
  }
  dispatchEvent(new Event(CHANGED));
}

function subscribe(changed: () => void): () => void {
  addEventListener(CHANGED, changed);
  addEventListener('storage', changed);
  return () => {
    removeEventListener(CHANGED, changed);
    removeEventListener('storage', changed);
  };
}
