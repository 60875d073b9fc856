// Decides how a file becomes a Document: decoded, split, parsed, checked, its references resolved.
// A failure stays this file's.
import type { FootnoteDefinition, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { markAlerts } from '@/core/content/alerts';
import { checkTree } from '@/core/content/check-tree';
import type { Document } from '@/core/content/document';
import { splitFrontMatter } from '@/core/content/front-matter';
import { isKnownLanguage, knownLanguages, type Highlight } from '@/core/content/highlight';
import { nearest } from '@/core/content/nearest';
import { parseMarkdown } from '@/core/content/parse-markdown';
import { resolveReferences, type References } from '@/core/content/references';
import { renderHtml } from '@/core/content/render-html';
import { createReporter, type Reporter } from '@/core/content/reporter';
import { textOf } from '@/core/content/text-of';

/** A file that could be parsed, before anything is compiled from it. */
export interface ParsedFile {
  file: string;
  text: string;
  yaml: string | null;
  root: Root;
  reporter: Reporter;
}

/** @returns the parsed file, or only the reporter with what stopped it. */
export function parseFile(
  file: string,
  bytes: Uint8Array,
  size: number = bytes.length,
): { parsed: ParsedFile | null; reporter: Reporter } {
  const outcome = textOf(bytes, size);
  const reporter = createReporter(file, outcome.text);
  if (!outcome.ok) {
    reporter.reportAt(outcome.place, outcome.problem);
    return { parsed: null, reporter };
  }
  const { yaml, body } = splitFrontMatter(outcome.text, reporter);
  try {
    const root = parseMarkdown(body);
    const told = { source: sourceIn(outcome.text), report: reporter.report };
    if (!checkTree(root, told)) return { parsed: null, reporter };
    return {
      parsed: { file, text: outcome.text, yaml, root, reporter },
      reporter,
    };
  } catch (error) {
    reportUnreadable(reporter, error);
    return { parsed: null, reporter };
  }
}

export function reportUnreadable(reporter: Reporter, error: unknown): void {
  reporter.report({
    severity: 'error',
    code: 'unreadable',
    message: `This file cannot be compiled (${error instanceof Error ? error.message.slice(0, 80) : 'unknown reason'}).`,
    mend: 'Take parts of it out until it can, and tell the makers of the platform.',
    node: {},
  });
}

/** Languages of the file's fences, for loading before anything is highlighted. */
export function languagesIn(root: Root): string[] {
  const languages: string[] = [];
  visit(root, 'code', (node) => {
    if (node.lang) languages.push(node.lang);
  });
  return languages;
}

/** Resolves references in the tree, in place, and offers it as a Document. */
export function openDocument(
  parsed: ParsedFile,
  references: References,
  highlight: Highlight,
): Document {
  const { file, text, root, reporter } = parsed;
  const { report } = reporter;
  resolveReferences(root, { file, report }, references);
  markAlerts(root, { report });
  checkLanguages(root, report);
  const footnotes: FootnoteDefinition[] = [];
  visit(root, 'footnoteDefinition', (node) => {
    footnotes.push(node);
  });
  return {
    file,
    text,
    root,
    report,
    highlight,
    source: sourceIn(text),
    html: (nodes) => renderHtml(nodes, { highlight, report, footnotes }),
  };
}

function sourceIn(text: string): Document['source'] {
  return ({ position }) => {
    const start = position?.start.offset;
    const end = position?.end.offset;
    return start === undefined || end === undefined ? '' : text.slice(start, end);
  };
}

function checkLanguages(root: Root, report: Document['report']): void {
  visit(root, 'code', (node) => {
    if (!node.lang || isKnownLanguage(node.lang)) return;
    const near = nearest(node.lang, knownLanguages());
    report({
      severity: 'warning',
      code: 'unknown-language',
      message: `"${node.lang}" is no language that can be coloured, so this code is shown plain.`,
      mend: near === null ? 'Write text where none fits.' : `Did you mean "${near}"?`,
      node,
    });
  });
}
