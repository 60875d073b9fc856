// Decides where a line of drawn text breaks: drawings do not break lines by themselves.

/**
 * @param width characters that fit on a line
 * @returns at most `lines` lines; an ellipsis ends the last where words are left over
 */
export function wrappedText(text: string, width: number, lines: number): string[] {
  const broken: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = broken.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      broken[broken.length - 1] = `${last} ${word}`;
    } else broken.push(word);
  }
  const kept = broken.slice(0, lines);
  const end = kept.at(-1) ?? '';
  const isCut = broken.length > lines;
  const fits = (line: string) => (line.length > width ? `${line.slice(0, width - 1)}…` : line);
  return kept.map((line, at) =>
    at === kept.length - 1 && isCut ? `${end.slice(0, width - 1).trimEnd()}…` : fits(line),
  );
}
