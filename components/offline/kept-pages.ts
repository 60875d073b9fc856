// Decides which pages this browser keeps for times without the network, and what page and service
// worker call the things that they tell each other.

/** Shown where a page is not here; the only one that is kept before it was ever opened. */
export const OFFLINE_PAGE = '/offline';

/** Where the service worker keeps pages. */
export const PAGES_CACHE = 'holdfast-pages';

/** A page tells the service worker that it was opened. */
export const KEEP_PAGE = 'keep-page';

/** The browser's name for the work of sending answers when the network is back. */
export const SEND_ANSWERS = 'holdfast-answers';

/** Public pages of content, and the review; never a test, and nothing that is rendered for one person. */
export function isKeptPage(path: string): boolean {
  return (
    path === '/' || path === '/review' || path === OFFLINE_PAGE || /^\/learn\/[^/]+/.test(path)
  );
}

/** @returns the address without what stands behind the question mark or the hash */
export function withoutQuery(address: string): string {
  const url = new URL(address);
  url.search = '';
  url.hash = '';
  return url.href;
}
