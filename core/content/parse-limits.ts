// Decides which text would make the Markdown parser slow or exhaust its stack, by its looks alone.

/** Quotes, list items and directives inside one another. */
export const MAX_NESTING = 50;

export interface TooMuch {
  /** Counted from 1. */
  line: number;
  code: 'nesting' | 'too-many-marks';
  message: string;
  mend: string;
}

/** `>`, bullets and numbers at the start of a line, with the space between them. */
const CONTAINERS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/;

/**
 * @param maxMarks emphasis marks in one paragraph; pairing them takes time with their square
 * @returns the first place that is too much; null where all is well
 */
export function tooMuchIn(text: string, maxMarks: number): TooMuch | null {
  const directives = new OpenDirectives();
  let marks = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const containers = CONTAINERS.exec(line)?.[0] ?? '';
    const depth = containers.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0;
    if (depth > MAX_NESTING) return nested(index + 1, `This line opens ${depth} blocks`);
    if (directives.after(line.slice(containers.length)) > MAX_NESTING)
      return nested(index + 1, `Here ${directives.open} blocks are open`);
    marks = line.trim() === '' ? 0 : marks + (line.match(/[*_~]/g)?.length ?? 0);
    if (marks > maxMarks) {
      return {
        line: index + 1,
        code: 'too-many-marks',
        message: `This paragraph has more than ${maxMarks} emphasis marks.`,
        mend: 'Split it by an empty line.',
      };
    }
  }
  return null;
}

function nested(line: number, what: string): TooMuch {
  return {
    line,
    code: 'nesting',
    message: `${what} inside one another; the limit is ${MAX_NESTING}.`,
    mend: 'Flatten it.',
  };
}

/** Directives that were opened and not closed; what stands in a fence opens none. */
class OpenDirectives {
  private readonly colons: number[] = [];
  private fence: string | null = null;

  get open(): number {
    return this.colons.length;
  }

  /** @returns how many are open after this line */
  after(line: string): number {
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (this.fence !== null) {
      if (fence?.startsWith(this.fence)) this.fence = null;
      return this.open;
    }
    if (fence !== undefined) {
      this.fence = fence;
      return this.open;
    }
    const [, colons, name] = /^ {0,3}(:{3,})[ \t]*([a-z]?)/i.exec(line) ?? [];
    if (colons === undefined) return this.open;
    if (name !== '') this.colons.push(colons.length);
    else this.close(colons.length);
    return this.open;
  }

  /** The innermost that so many colons can end, with all inside it. */
  private close(length: number): void {
    const at = this.colons.findLastIndex((own) => own <= length);
    if (at !== -1) this.colons.length = at;
  }
}
