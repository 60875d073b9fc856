// Decides how the editor looks: the product's own tokens, so that both themes come by themselves.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const frame = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--color-surface)', color: 'var(--color-ink)' },
  '&.cm-focused': { outline: '2px solid var(--color-accent)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    fontSize: '0.875rem',
    lineHeight: '1.65',
    // Authors count characters: no two are drawn as one.
    fontVariantLigatures: 'none',
  },
  '.cm-content': { caretColor: 'var(--color-accent)', padding: '0.75rem 0' },
  '.cm-cursor': { borderLeftColor: 'var(--color-accent)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    backgroundColor: 'var(--color-surface)',
    color: 'var(--color-muted)',
    borderRight: '1px solid var(--color-line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in oklab, var(--color-accent-soft) 55%, transparent)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'color-mix(in oklab, var(--color-accent) 28%, transparent)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--color-accent-soft)' },
  '.cm-tooltip, .cm-panels': {
    backgroundColor: 'var(--color-surface)',
    color: 'var(--color-ink)',
    border: '1px solid var(--color-line)',
  },
  '.cm-tooltip.cm-tooltip-lint': { borderRadius: '8px', overflow: 'hidden', maxWidth: '28rem' },
  '.cm-diagnostic': {
    fontFamily: 'var(--font-sans)',
    fontSize: '0.875rem',
    lineHeight: '1.45',
    padding: '0.5rem 0.75rem',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--color-wrong)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--color-warn)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--color-muted)' },
  '.cm-diagnosticSource': { fontFamily: 'var(--font-mono)', color: 'var(--color-muted)' },
  '.cm-lintRange': {
    backgroundImage: 'none',
    textDecorationLine: 'underline',
    textDecorationStyle: 'wavy',
    textDecorationThickness: '1.5px',
    textUnderlineOffset: '3px',
    textDecorationSkipInk: 'none',
  },
  '.cm-lintRange-error': { textDecorationColor: 'var(--color-wrong)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--color-warn)' },
  '.cm-lintRange-info': { textDecorationColor: 'var(--color-muted)' },
  '.cm-lintPoint-error:after': { borderBottomColor: 'var(--color-wrong)' },
  '.cm-lintPoint-warning:after': { borderBottomColor: 'var(--color-warn)' },
  '.cm-textfield, .cm-button': {
    backgroundColor: 'var(--color-paper)',
    backgroundImage: 'none',
    color: 'var(--color-ink)',
    border: '1px solid var(--color-rule)',
    borderRadius: '6px',
  },
});

const words = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700', color: 'var(--color-accent)' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--color-accent)' },
  { tag: tags.monospace, color: 'var(--color-hard)' },
  { tag: tags.quote, color: 'var(--color-easy)' },
  { tag: [tags.comment, tags.meta, tags.processingInstruction], color: 'var(--color-muted)' },
  { tag: [tags.atom, tags.bool], color: 'var(--color-medium)', fontWeight: '700' },
]);

export const editorLook = [frame, syntaxHighlighting(words)];
