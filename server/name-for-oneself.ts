// Decides by which name this server reaches itself, which where it listens does not always say.

/**
 * @param host where it listens, as the setting HOST: "every address" is no address to ask at.
 * @returns "localhost" for this machine, never 127.0.0.1 or ::1: Next.js writes those as localhost in what
 *   proxy.ts leads to, takes a server of another name for a foreign one, and answers 404 for every page
 */
export function nameForOneself(host: string): string {
  const isEverywhere = host === '0.0.0.0' || (/^[0:]+$/.test(host) && host.includes(':'));
  return isEverywhere || host === '::1' || /^127(\.\d+){3}$/.test(host) ? 'localhost' : host;
}
