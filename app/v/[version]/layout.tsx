// Decides that the pages of content come whole: no placeholder that only a script would replace.
import type { ReactNode } from 'react';

/** Going to such a page may wait for its words, which come from the cache. */
export const instant = false;

export default function Layout({ children }: { children: ReactNode }) {
  return children;
}
