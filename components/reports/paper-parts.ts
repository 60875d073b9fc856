// Decides in which parts the columns of a wide table come on paper, which nobody can move sideways.

/** As many as stand beside each other on an upright page, in small type, at a word's width each. */
const MOST_COLUMNS = 8;

/**
 * @param columns the first names the rows
 * @returns parts of about the same width, each led by the first column; one part where all fit
 */
export function paperParts<Column>(columns: readonly Column[]): Column[][] {
  const [name, ...others] = columns;
  if (name === undefined || columns.length <= MOST_COLUMNS) return [[...columns]];
  const parts = Math.ceil(others.length / (MOST_COLUMNS - 1));
  const width = Math.ceil(others.length / parts);
  return Array.from({ length: parts }, (_, at) => [
    name,
    ...others.slice(at * width, (at + 1) * width),
  ]);
}
