// Decides by which name this server reaches itself, which where it listens does not always say.

/** @param host where it listens, as the setting HOST: "every address" is no address to ask at */
export function nameForOneself(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return /^[0:]+$/.test(host) && host.includes(':') ? '::1' : host;
}
