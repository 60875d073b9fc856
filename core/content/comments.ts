// Decides what of a raw HTML node a reader may see: everything but authors' comments, as text.

/** The node's words without comments, trimmed; '' where only comments were. */
export function withoutComments(html: string): string {
  return html.replaceAll(/<!--[^]*?(?:-->|$)/g, '').trim();
}

/** Whether a comment starts here and never ends: it would swallow the rest of the file. */
export function hasOpenComment(html: string): boolean {
  return html.lastIndexOf('<!--') > html.lastIndexOf('-->');
}
