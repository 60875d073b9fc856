'use client';
// Decides how the two sides of the playground stand: next to each other, or on a phone one at a time.
import { useCallback, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import type { DraftIssue } from '@/components/author/compile-draft';
import type { DraftRole, NearbyFile } from '@/components/author/draft';
import { DraftTools } from '@/components/author/draft-tools';
import Editor, { type EditorHandle } from '@/components/author/editor';
import { IssueList } from '@/components/author/issue-list';
import { countIssues, isError } from '@/components/author/issue-words';
import { PreviewPane } from '@/components/author/preview-pane';
import { usePictures } from '@/components/author/use-pictures';
import { usePreview } from '@/components/author/use-preview';
import type { PlaygroundWords } from '@/components/author/words';
import { fill } from '@/components/questions/words';

export interface Bench {
  role: DraftRole;
  /** Inside the content folder. */
  path: string;
  text: string;
  write: (text: string) => void;
  /** The rest of its pattern, where that is known. */
  nearby: readonly NearbyFile[];
  /** Where to begin; 1-based. */
  line: number;
}

interface WorkbenchProps extends Bench {
  words: PlaygroundWords;
  /** What stands above both sides; gets hold of the editor. */
  children: (editor: EditorHandle | null, say: (words: string) => void) => ReactNode;
  canClear: boolean;
}

type Side = 'write' | 'see';

export default function Workbench(props: WorkbenchProps) {
  const { role, path, text, write, words, children } = props;
  const said = words.author.playground;
  const base = useId();
  const editor = useRef<EditorHandle>(null);
  const [handle, setHandle] = useState<EditorHandle | null>(null);
  const [side, setSide] = useState<Side>('write');
  const [line, setLine] = useState(props.line);
  const [status, say] = useState('');
  const pictures = usePictures();
  const nearby = useMemo(
    () => [...props.nearby, ...pictures.files],
    [props.nearby, pictures.files],
  );
  const state = usePreview(path, text, nearby);
  const current = state.path === path ? state.preview : null;
  const issues = current?.issues ?? null;
  const { add } = pictures;

  const pattern = path.split('/').slice(0, 2).join('/');
  const addPictures = useCallback(
    (files: readonly File[]): boolean => {
      const shown = files.filter(({ type }) => type.startsWith('image/'));
      if (shown.length === 0) return false;
      void add(shown, pattern).then((markdown) => editor.current?.insert(markdown));
      return true;
    },
    [add, pattern],
  );
  const hold = useCallback((next: EditorHandle | null) => {
    editor.current = next;
    setHandle(next);
  }, []);

  const jump = ({ line: at, column }: Pick<DraftIssue, 'line' | 'column'>) => {
    setSide('write');
    // The editor has no size while it is hidden.
    requestAnimationFrame(() => editor.current?.goTo(at, column));
  };
  const goToQuestion = (at: number) => {
    setLine(at);
    editor.current?.show(at);
  };
  const withIds = async () => {
    const written = await state.client.withIds().catch(() => null);
    if (written === null) return;
    editor.current?.replace(written);
    say(said.idsWritten);
  };
  const missesIds = issues?.some(({ code }) => code === 'missing-id') === true;
  return (
    <div className="flex min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 sm:px-6">
        {children(handle, say)}
        <DraftTools
          text={text}
          name={path.split('/').at(-1) ?? 'draft.md'}
          onIds={missesIds ? () => void withIds() : null}
          onPictures={addPictures}
          onClear={
            props.canClear && text.trim() !== ''
              ? () => {
                  editor.current?.replace('');
                  say(said.cleared);
                }
              : null
          }
          words={said}
        />
        <p role="status" className="text-sm text-muted empty:hidden">
          {status}
        </p>
      </div>
      <Sides side={side} onSide={setSide} words={words} issues={issues} />
      <div className="grid min-h-0 lg:h-[max(34rem,calc(100dvh-12rem))] lg:grid-cols-2">
        <div
          className={`flex min-h-0 min-w-0 flex-col border-line lg:border-r ${side === 'write' ? '' : 'max-lg:hidden'}`}
        >
          <div className="min-h-0 flex-1 max-lg:h-[52dvh] max-lg:flex-none">
            <Editor
              key={path.split('/')[2]}
              ref={hold}
              text={text}
              issues={issues ?? NONE}
              start={props.line}
              label={fill(said.editor, { file: path.split('/').slice(2).join('/') })}
              describedBy={`${base}-keys`}
              onChange={write}
              onLine={setLine}
              onPictures={addPictures}
            />
          </div>
          <p id={`${base}-keys`} className="border-t border-line px-4 py-1.5 text-xs text-muted">
            {said.tabHelp}
            {pictures.files.length > 0 && ` ${said.picturesHelp}`}
          </p>
          <div className="flex max-h-80 min-h-0 flex-col lg:max-h-[38%]">
            <IssueList
              issues={issues}
              onJump={jump}
              words={words.author.issues}
              locale={words.card.dateLocale}
            />
          </div>
        </div>
        <div
          aria-label={words.author.preview.title}
          tabIndex={0}
          role="region"
          className={`min-w-0 px-4 py-5 sm:px-6 lg:overflow-y-auto ${side === 'see' ? '' : 'max-lg:hidden'}`}
        >
          <PreviewPane
            role={role}
            state={{ ...state, preview: current }}
            line={line}
            onLine={goToQuestion}
            words={words}
          />
        </div>
      </div>
    </div>
  );
}

const NONE: readonly DraftIssue[] = [];

interface SidesProps {
  side: Side;
  onSide: (side: Side) => void;
  issues: readonly DraftIssue[] | null;
  words: PlaygroundWords;
}

/** Only where both do not fit. */
function Sides({ side, onSide, issues, words }: SidesProps) {
  const { playground, issues: said } = words.author;
  const errors = issues?.filter(isError) ?? [];
  const told = errors.length > 0 ? errors : (issues ?? []).filter(({ elsewhere }) => !elsewhere);
  const count = told.length === 0 ? '' : countIssues(told, said, words.card.dateLocale);
  return (
    <div
      role="group"
      aria-label={playground.tabs}
      className="sticky top-0 z-2 grid grid-cols-2 border-b border-line bg-paper lg:hidden"
    >
      {(['write', 'see'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={side === one}
          onClick={() => onSide(one)}
          className="min-h-11 border-b-2 border-transparent px-3 text-[0.9375rem] font-semibold text-muted aria-pressed:border-accent aria-pressed:text-accent"
        >
          {playground[one]}
          {one === 'write' && count !== '' && (
            <span className="ml-1.5 text-sm font-normal">({count})</span>
          )}
        </button>
      ))}
    </div>
  );
}
