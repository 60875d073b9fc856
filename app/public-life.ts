// Decides how long a page that is the same for everybody may be kept. Knows no page.
const MONTH_SECONDS = 30 * 86_400;

/**
 * Such a page is rendered anew when its content has another version; until then it is good. It is never
 * good for longer than fresh: a browser would take the copy that shared caches may still give
 * (`stale-while-revalidate`) for itself where a script asks, and show a lesson as it was before its author
 * mended it.
 */
export const PUBLIC_LIFE = { stale: 300, revalidate: MONTH_SECONDS, expire: MONTH_SECONDS };
