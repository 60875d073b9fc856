// Decides where the questions of a file begin, while it may be broken: by its lines, not its tree.

/** Lines (1-based) with a `##` heading that stands in no fence. */
export function headingsIn(text: string): number[] {
  const headings: number[] = [];
  let fence: string | null = null;
  text.split('\n').forEach((line, index) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      const closes = mark !== undefined && mark.startsWith(fence) && /^[\s`~]*$/.test(line);
      if (closes) fence = null;
    } else if (mark !== undefined) fence = mark;
    else if (/^ {0,3}##(\s|$)/.test(line)) headings.push(index + 1);
  });
  return headings;
}

/** The index of the heading that a line stands below; the first where it stands above all. */
export function headingAt(headings: readonly number[], line: number): number {
  return Math.max(
    0,
    headings.findLastIndex((heading) => heading <= line),
  );
}
