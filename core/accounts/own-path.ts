// Decides where a visitor may be led after signing in: to a page of this site, whatever the address says.

/** Stands for this site; no real one has this name. */
const HERE = 'http://holdfast.invalid';

/**
 * @param wish a path with query and fragment, perhaps of somebody who means no good
 * @returns the wish where it is a path on this site, else null
 */
export function ownPath(wish: string | null | undefined): string | null {
  // Browsers take `\` for `/`, and leave control characters out before they look.
  if (!wish || wish.length > 2_000 || !wish.startsWith('/') || /[\\\p{Cc}]/u.test(wish))
    return null;
  if (!URL.canParse(wish, HERE)) return null;
  const url = new URL(wish, HERE);
  // `/.//other.example` is a path here and another site when a browser is sent to it.
  if (url.origin !== HERE || url.pathname.startsWith('//')) return null;
  return url.pathname + url.search + url.hash;
}
