// Decides whether a request that changes something was sent by this site itself.
// Never reads forwarded headers: whoever stands behind a proxy says so by PUBLIC_URL.
import { env } from '@/server/env';

/**
 * Browsers send `Origin` with every such request and `Sec-Fetch-Site` with nearly all; a request
 * with neither is refused, and so is one where either names another site.
 */
export function isOwnOrigin(request: {
  origin: string | undefined;
  site: string | undefined;
  host: string | undefined;
}): boolean {
  const { origin, site, host } = request;
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined) return site === 'same-origin';
  return isOurs(origin, host);
}

function isOurs(origin: string, host: string | undefined): boolean {
  const published = env().PUBLIC_URL;
  if (origin === originOf(published)) return true;
  // Published under HTTPS there is one own origin; otherwise any name that leads here is.
  return (
    !published.startsWith('https:') &&
    host !== undefined &&
    origin === `http://${host.toLowerCase()}`
  );
}

let parsed: { url: string; origin: string } | undefined;

function originOf(url: string): string {
  if (parsed?.url !== url) parsed = { url, origin: new URL(url).origin };
  return parsed.origin;
}

/**
 * The site's own address as others are told it. Published under HTTPS there is one; otherwise it is the
 * one that the asker used, which others in the same room can use as well.
 */
export function siteAddress(host: string | undefined): string {
  const published = env().PUBLIC_URL;
  if (published.startsWith('https:') || host === undefined || !/^[\w.:[\]-]+$/.test(host))
    return originOf(published);
  return `http://${host.toLowerCase()}`;
}
