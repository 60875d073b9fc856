// Decides the address at which the playground opens a file of the content.

/** @param file inside the content folder; @param line 1-based */
export function sourceHref(file: string, line = 1): string {
  const query = new URLSearchParams({ file, ...(line > 1 && { line: String(line) }) });
  // Slashes may stand in a query, and read better.
  return `/author?${query.toString().replaceAll('%2F', '/')}`;
}
