// Decides how a response to a text with blanks is read, whole or unfinished.

export interface ClozeView {
  /** Holds `<span data-blank="0"></span>` and so on. */
  text: string;
  blanks: readonly { options: readonly { id: string; text: string }[] | null }[];
}

/** What stands in each blank: text, or a choice's id; an unfinished one is empty. */
export function blanksOf(response: Record<string, unknown> | null): string[] {
  const blanks = response?.['blanks'];
  return Array.isArray(blanks) ? blanks.map(String) : [];
}
