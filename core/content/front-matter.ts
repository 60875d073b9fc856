// Decides how a file's front matter is read: YAML 1.2 core, no tags, no aliases, no surprises.
// Each problem is told at the key's own line and column.
import {
  isMap,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document as Yaml,
} from 'yaml';
import type { z } from 'zod';
import type { Problem } from '@/core/content/document';
import { suggestion } from '@/core/content/nearest';
import type { Place, Reporter } from '@/core/content/reporter';

const MAX_FRONT_MATTER = 16 * 1024;

export interface SplitFile {
  /** Null where the file has no front matter. */
  yaml: string | null;
  /** As long as the file: front matter is blanked, so that places stay those of the file. */
  body: string;
}

/** Front matter stands between two lines `---`, the first of which is the file's first line. */
export function splitFrontMatter(text: string, reporter: Reporter): SplitFile {
  const language = /^---[ \t]*(\w+)[ \t]*\n/.exec(text)?.[1];
  if (language !== undefined) {
    reporter.reportAt(
      { line: 1, column: 1, endColumn: 4 + language.length },
      {
        severity: 'error',
        code: 'front-matter-language',
        message: `Front matter in "${language}" is not read: it is YAML, and never run.`,
        mend: 'Write --- alone on the first line.',
      },
    );
  }
  if (!/^---[ \t]*(?:\n|$)/.test(text)) return { yaml: null, body: text };
  const start = text.indexOf('\n') + 1;
  const end = start === 0 ? null : /^---[ \t]*$/m.exec(text.slice(start));
  if (end === null) {
    reporter.reportAt(
      { line: 1, column: 1, endColumn: 4 },
      {
        severity: 'error',
        code: 'front-matter-open',
        message: 'The front matter that starts here has no end.',
        mend: 'Close it by a line ---.',
      },
    );
    return { yaml: null, body: text.replaceAll(/[^\n]/g, ' ') };
  }
  const bodyStart = start + end.index + end[0].length;
  return {
    yaml: text.slice(start, start + end.index),
    body: text.slice(0, bodyStart).replaceAll(/[^\n]/g, ' ') + text.slice(bodyStart),
  };
}

/**
 * The front matter as `schema` says it, or null after every problem was reported.
 *
 * @param yaml without its `---` lines; it starts on the file's second line
 */
export function readFrontMatter<Value>(
  yaml: string | null,
  schema: z.ZodType<Value> & { shape: Record<string, unknown> },
  reporter: Reporter,
): Value | null {
  const lines = new LineCounter();
  const problem = (range: Range, told: Omit<Problem, 'node' | 'severity'>): void =>
    reporter.reportAt(
      yaml === null ? { line: 1, column: 1, endColumn: 2 } : placeOf(range, lines),
      { severity: 'error', ...told },
    );
  if ((yaml?.length ?? 0) > MAX_FRONT_MATTER) {
    problem([0, 1], {
      code: 'front-matter-size',
      message: 'The front matter is over 16 KiB.',
    });
    return null;
  }
  const document = parseYaml(yaml ?? '', lines, problem);
  if (document === null) return null;
  const parsed = schema.safeParse(document.toJS() ?? {});
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    tellIssue(issue, document, Object.keys(schema.shape), problem);
  }
  return null;
}

type Range = readonly [start: number, end: number];
type Tell = (range: Range, told: Omit<Problem, 'node' | 'severity'>) => void;

function parseYaml(yaml: string, lineCounter: LineCounter, tell: Tell): Yaml | null {
  try {
    const document = parseDocument(yaml, {
      version: '1.2',
      schema: 'core',
      strict: true,
      uniqueKeys: true,
      prettyErrors: false,
      lineCounter,
    });
    for (const error of [...document.errors, ...document.warnings]) {
      tell(error.pos, {
        code: 'front-matter-yaml',
        message: sentence(error.message),
      });
    }
    let odd = false;
    visit(document, (_key, node) => {
      if (isPair(node) && isScalar(node.key) && node.key.value === '__proto__') {
        odd = true;
        // Objects take it for no key of their own, so that no schema would see it.
        tell(rangeOf(node.key.range), {
          code: 'unknown-key',
          message: '"__proto__" is no key of this front matter.',
        });
      }
      if (typeof node !== 'object' || node === null || isPair(node) || !('range' in node)) return;
      const range = node.range as Range | undefined | null;
      const what = oddity(node);
      if (what === null || !range) return;
      odd = true;
      tell(range, {
        code: 'front-matter-yaml',
        message: `${what} are not used here.`,
        mend: 'Write the value out.',
      });
    });
    const root = document.contents;
    if (root !== null && !isMap(root) && !(isScalar(root) && root.value === null)) {
      tell([0, 1], {
        code: 'front-matter-yaml',
        message: 'Front matter is a list of lines "key: value".',
      });
      return null;
    }
    return document.errors.length > 0 || odd ? null : document;
  } catch {
    tell([0, 1], {
      code: 'front-matter-yaml',
      message: 'This front matter cannot be read.',
      mend: 'Simplify it.',
    });
    return null;
  }
}

function rangeOf(range: readonly number[] | null | undefined): Range {
  return [range?.[0] ?? 0, range?.[1] ?? 1];
}

function oddity(node: object): string | null {
  if ('source' in node && !('value' in node)) return 'Aliases (*name)';
  if ('anchor' in node && node.anchor) return 'Anchors (&name)';
  if ('tag' in node && node.tag) return 'Tags (!name)';
  return null;
}

function tellIssue(issue: z.core.$ZodIssue, document: Yaml, keys: string[], tell: Tell): void {
  const key = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    for (const unknown of issue.keys) {
      const known = issue.path.length === 0 ? keys : ['title', 'was'];
      tell(rangeOfKey(document, [...issue.path, unknown]), {
        code: 'unknown-key',
        message: `"${unknown}" is no key of this front matter.`,
        mend: suggestion(unknown, known),
      });
    }
    return;
  }
  if (!document.hasIn(issue.path)) {
    tell([0, 1], {
      code: 'missing-key',
      message: `The front matter has no "${key}".`,
      mend: `Add a line "${key}: …".`,
    });
    return;
  }
  tell(rangeOfValue(document, issue.path), {
    code: 'front-matter-value',
    message: `"${key}": ${sentence(issue.message)}`,
  });
}

function rangeOfValue(document: Yaml, path: readonly PropertyKey[]): Range {
  const node = document.getIn(path, true);
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
  return (range as Range | null | undefined) ?? rangeOfKey(document, path);
}

function rangeOfKey(document: Yaml, path: readonly PropertyKey[]): Range {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return [0, 1];
  const pair = parent.items.find(
    (item) => isScalar(item.key) && String(item.key.value) === String(path.at(-1)),
  );
  return isScalar(pair?.key) && pair.key.range ? [pair.key.range[0], pair.key.range[1]] : [0, 1];
}

function placeOf([start, end]: Range, lines: LineCounter): Place {
  const from = lines.linePos(start);
  const to = lines.linePos(Math.max(start, end));
  // Line 1 of the YAML is line 2 of the file.
  return {
    line: Math.max(1, from.line) + 1,
    column: Math.max(1, from.col),
    endColumn: to.line === from.line ? to.col : Number.MAX_SAFE_INTEGER,
  };
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
