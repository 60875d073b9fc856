// Decides from which address a request came. What a request says about itself is believed only as far
// as it came through proxies that the operator named.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/**
 * @param remote the other end of the connection
 * @param forwarded `X-Forwarded-For` as it arrived: each proxy appends whom it heard
 * @param trusted addresses and ranges of proxies
 * @returns the nearest address that is not a trusted proxy's
 */
export function clientAddress(
  remote: string | undefined,
  forwarded: string | undefined,
  trusted: readonly string[],
): string {
  const proxies = blockListOf(trusted);
  const path = [...(forwarded ?? '').split(',').map((part) => part.trim()), plain(remote ?? '')];
  let client = '';
  for (const hop of path.reverse()) {
    const address = plain(hop);
    if (isIP(address) === 0) break;
    client = address;
    if (!proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')) break;
  }
  return client === '' ? 'unknown' : client;
}

/** Next.js asks itself on behalf of a visitor, with the headers of what they sent: this tells it apart. */
const OWN = 'x-own-request';
const ownProof = randomBytes(32).toString('base64url');

/** From here on the header says what is believed, to pages and API alike. */
export function settleAddress(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  trusted: readonly string[],
): void {
  if (request.headers[OWN] === ownProof) return;
  request.headers[OWN] = ownProof;
  const said = request.headers['x-forwarded-for'];
  const forwarded = Array.isArray(said) ? said.join(',') : said;
  request.headers['x-forwarded-for'] = clientAddress(
    request.socket.remoteAddress,
    forwarded,
    trusted,
  );
}

/** IPv4 in IPv6's clothes is IPv4. */
function plain(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? address;
}

const known = new Map<string, BlockList>();

function blockListOf(ranges: readonly string[]): BlockList {
  const key = ranges.join();
  const before = known.get(key);
  if (before) return before;
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  known.set(key, list);
  return list;
}
