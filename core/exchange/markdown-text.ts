// Decides how plain words become Markdown that reads as just those words, and how text is nested.
// Refuses to know what a question is.

/** Plain text with all that Markdown would take for markup escaped. Line ends stay. */
export function escapedMarkdown(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/[\\`*_[\]<>~|]/g, '\\$&')
        .replace(/&(?=#?\w+;)/g, '\\&')
        .replace(/\$\$/g, '\\$\\$')
        .replace(/^(#{1,6}|[-+=]+|:{3,})(?=\s|\S*$)/, '\\$1')
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
        .replace(/^:::/, '\\:::'),
    )
    .join('\n')
    .trim();
}

/** Inline code that holds exactly this text; line ends become spaces. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  const fence = '`'.repeat(longestRun(line, /`+/g) + 1);
  const pad = /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A fence that holds exactly this code. */
export function codeFence(code: string, info = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(code, /^\s*`+/gm) + 1));
  return `${fence}${info}\n${code.replace(/\n$/, '')}\n${fence}`;
}

/** Every line but the empty ones moved in. */
export function indented(text: string, by: string): string {
  return text.replace(/^(?=.*\S)/gm, by);
}

/** A blockquote of the text. */
export function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** `\n` line ends, no byte-order mark, no white space around it. */
export function tidy(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\s+$/g, '');
}

/** The first words of a text, in one line. */
export function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

function longestRun(text: string, runs: RegExp): number {
  return Math.max(0, ...(text.match(runs) ?? []).map((run) => run.trim().length));
}
