'use client';
// Decides how Markdown is edited: CodeMirror, with the checker's problems underlined where they are.
// Knows nothing of compiling.
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { linter, lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import CodeMirror from '@uiw/react-codemirror';
import { useCallback, useEffect, useImperativeHandle, useMemo, useState, type Ref } from 'react';
import type { DraftIssue } from '@/components/author/compile-draft';
import { editorLook } from '@/components/author/editor-look';
import { sentenceOf } from '@/components/author/issue-words';

/** What others may do with the editor; all of it can be undone in it. */
export interface EditorHandle {
  /** Puts the cursor there and the keyboard into the editor; 1-based. */
  goTo(line: number, column: number): void;
  /** Puts the cursor there and leaves the keyboard where it is. */
  show(line: number): void;
  replace(text: string): void;
  /** On lines of its own at the end, and goes there. */
  append(text: string): void;
  /** At the cursor. */
  insert(text: string): void;
}

interface EditorProps {
  ref: Ref<EditorHandle>;
  text: string;
  issues: readonly DraftIssue[];
  /** Where the cursor is at first; 1-based. */
  start: number;
  label: string;
  /** Id of what explains the keys. */
  describedBy: string;
  onChange: (text: string) => void;
  /** 1-based; told when the cursor comes to another line. */
  onLine: (line: number) => void;
  /** Pictures that were dropped or pasted; true where they were taken. */
  onPictures: (files: readonly File[]) => boolean;
}

const SETUP = { foldGutter: false, autocompletion: false, highlightActiveLineGutter: true };

export default function Editor(props: EditorProps) {
  const { ref, text, issues, start, label, describedBy, onChange, onLine, onPictures } = props;
  const [view, setView] = useState<EditorView | null>(null);

  const extensions = useMemo(
    () => [
      markdown({ base: markdownLanguage, completeHTMLTags: false }),
      EditorView.lineWrapping,
      // Without its place among the extensions, what was told is lost with their next change.
      linter(null),
      lintGutter(),
      editorLook,
      EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy }),
      EditorView.domEventHandlers({
        paste: (event) => onPictures([...(event.clipboardData?.files ?? [])]),
        drop: (event) => onPictures([...(event.dataTransfer?.files ?? [])]),
      }),
    ],
    [label, describedBy, onPictures],
  );

  useEffect(() => {
    view?.dispatch(
      setDiagnostics(
        view.state,
        issues.map((issue) => diagnosticOf(issue, view)),
      ),
    );
  }, [view, issues]);

  const tellLine = useCallback(
    ({ selectionSet, docChanged, state }: ViewUpdate) => {
      if (selectionSet || docChanged) onLine(state.doc.lineAt(state.selection.main.head).number);
    },
    [onLine],
  );
  useImperativeHandle(ref, () => handleOf(view), [view]);

  return (
    <CodeMirror
      value={text}
      height="100%"
      theme="none"
      className="h-full min-h-0 overflow-hidden"
      basicSetup={SETUP}
      extensions={extensions}
      onCreateEditor={(created) => {
        setView(created);
        if (start > 1) handleOf(created).show(start);
      }}
      onChange={onChange}
      onUpdate={tellLine}
    />
  );
}

/** The text may have moved on since the problem was told; places are kept inside it. */
function diagnosticOf(issue: DraftIssue, { state }: EditorView): Diagnostic {
  const line = state.doc.line(Math.max(1, Math.min(issue.line, state.doc.lines)));
  const at = (column: number) => Math.min(line.from + Math.max(0, column - 1), line.to);
  return {
    from: at(issue.column),
    to: Math.max(at(issue.column), at(issue.endColumn)),
    severity: issue.elsewhere ? 'info' : issue.severity,
    source: issue.code,
    message: sentenceOf(issue),
  };
}

function handleOf(view: EditorView | null): EditorHandle {
  const put = (from: number, to: number, insert: string, cursor: number) => {
    view?.dispatch({
      changes: { from, to, insert },
      selection: { anchor: cursor },
      effects: EditorView.scrollIntoView(cursor, { y: 'start', yMargin: 24 }),
      userEvent: 'input',
    });
  };
  const go = (line: number, column: number) => {
    if (!view) return;
    const there = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines)));
    const anchor = Math.min(there.from + Math.max(0, column - 1), there.to);
    const effects = EditorView.scrollIntoView(anchor, { y: 'center' });
    view.dispatch({ selection: { anchor }, effects });
  };
  return {
    goTo: (line, column) => {
      go(line, column);
      view?.focus();
    },
    show: (line) => go(line, 1),
    replace: (text) => put(0, view?.state.doc.length ?? 0, text, 0),
    append: (text) => {
      const before = view?.state.doc.toString() ?? '';
      const kept = before.trimEnd();
      const gap = kept === '' ? '' : '\n\n';
      put(kept.length, before.length, gap + text, kept.length + gap.length);
    },
    insert: (text) => {
      const { from, to } = view?.state.selection.main ?? { from: 0, to: 0 };
      put(from, to, text, from + text.length);
    },
  };
}
