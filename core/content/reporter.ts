// Decides how a problem in one file becomes a located issue: place, width and the line itself.
import type { Problem } from '@/core/content/document';
import type { Issue } from '@/core/content/issue';

/** A place in a file's text; 1-based, in UTF-16 code units. */
export interface Place {
  line: number;
  column: number;
  /** Exclusive. */
  endColumn: number;
}

export interface Reporter {
  readonly issues: Issue[];
  /** At a node; the top of the file where the node has no place. */
  report(problem: Problem): void;
  /** At a place that is no node's. */
  reportAt(place: Place, problem: Omit<Problem, 'node'>): void;
}

/**
 * @param file as authors are told it
 * @param text with `\n` line ends; places are clamped into it
 */
export function createReporter(file: string, text: string): Reporter {
  const lines = text.split('\n');
  const issues: Issue[] = [];
  const told = new Set<string>();

  function reportAt(place: Place, problem: Omit<Problem, 'node'>): void {
    const line = clamp(place.line, 1, lines.length);
    const excerpt = lines[line - 1] ?? '';
    const column = clamp(place.column, 1, excerpt.length + 1);
    const endColumn = clamp(place.endColumn, column + 1, excerpt.length + 1);
    // A node may be compiled twice, such as a table's cell alone and in its table.
    const sign = JSON.stringify([line, column, problem.code, problem.message]);
    if (told.has(sign)) return;
    told.add(sign);
    issues.push({
      file,
      line,
      column,
      endColumn: Math.max(endColumn, column + 1),
      severity: problem.severity,
      code: problem.code,
      message: problem.message,
      mend: problem.mend ?? null,
      excerpt,
    });
  }

  return {
    issues,
    reportAt,
    report({ node, ...problem }) {
      const start = node.position?.start ?? { line: 1, column: 1 };
      const end = node.position?.end ?? start;
      const endColumn = end.line === start.line ? end.column : Number.MAX_SAFE_INTEGER;
      reportAt({ line: start.line, column: start.column, endColumn }, problem);
    },
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, Math.max(least, most)));
}
