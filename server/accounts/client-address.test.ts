import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clientAddress, settleAddress } from '@/server/accounts/client-address';
import { networkOf } from '@/server/accounts/limits';
import { parseEnvironment } from '@/server/env';

const PROXIES = ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'];

const trustedBy = (TRUSTED_PROXIES: string) =>
  parseEnvironment({
    DATABASE_URL: 'postgresql://localhost/x',
    AUTH_SECRET: 'a secret that is long enough for this',
    TRUSTED_PROXIES,
  }).TRUSTED_PROXIES;

it.each([
  // Without a named proxy nothing that a request says is believed.
  ['203.0.113.9', undefined, [], '203.0.113.9'],
  ['203.0.113.9', '1.1.1.1', [], '203.0.113.9'],
  ['127.0.0.1', '1.1.1.1', [], '127.0.0.1'],
  // Behind one, the last that it heard counts, not what the visitor wrote before.
  ['127.0.0.1', '203.0.113.9', PROXIES, '203.0.113.9'],
  ['127.0.0.1', '1.1.1.1, 203.0.113.9', PROXIES, '203.0.113.9'],
  ['127.0.0.1', '1.1.1.1, 203.0.113.9, 10.1.2.3', PROXIES, '203.0.113.9'],
  ['203.0.113.9', '1.1.1.1', PROXIES, '203.0.113.9'],
  ['::ffff:127.0.0.1', '2001:db8::7', PROXIES, '2001:db8::7'],
  ['fd00::1', '203.0.113.9', PROXIES, '203.0.113.9'],
  ['127.0.0.1', undefined, PROXIES, '127.0.0.1'],
  ['127.0.0.1', 'unknown', PROXIES, '127.0.0.1'],
  ['127.0.0.1', '203.0.113.9, nonsense', PROXIES, '127.0.0.1'],
  [undefined, '203.0.113.9', PROXIES, 'unknown'],
] as const)('%s, forwarded %s, trusting %j: %s', (remote, forwarded, trusted, client) => {
  expect(clientAddress(remote, forwarded, [...trusted])).toBe(client);
});

it('believes nothing that a visitor without a proxy writes', () => {
  fc.assert(
    fc.property(fc.string(), (forwarded) => {
      expect(clientAddress('203.0.113.9', forwarded, PROXIES)).toBe('203.0.113.9');
    }),
  );
});

it('keeps a visitor’s address when the server asks itself on their behalf, and for nobody else', () => {
  const arriving = (remoteAddress: string, headers: IncomingMessage['headers']) => {
    const request = { headers, socket: { remoteAddress } as IncomingMessage['socket'] };
    settleAddress(request, []);
    return request.headers;
  };
  const first = arriving('203.0.113.9', { 'x-forwarded-for': '1.1.1.1' });
  expect(first['x-forwarded-for']).toBe('203.0.113.9');
  expect(arriving('127.0.0.1', { ...first })['x-forwarded-for']).toBe('203.0.113.9');
  const pretending = { 'x-forwarded-for': '1.1.1.1', 'x-own-request': 'me' };
  expect(arriving('127.0.0.1', pretending)['x-forwarded-for']).toBe('127.0.0.1');
});

it('counts an IPv6 customer’s whole network as one', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  expect(networkOf('2001:db8::1')).toBe(networkOf('2001:db8:0:0:ffff::2'));
  expect(networkOf('2001:db8:0:1::1')).not.toBe(networkOf('2001:db8::1'));
  expect(networkOf('::1')).toBe('0:0:0:0');
  expect(networkOf('203.0.113.9')).toBe('203.0.113.9');
});

it('takes proxies as addresses and ranges, and nothing else', () => {
  expect(trustedBy('127.0.0.1, 10.0.0.0/8 fd00::/8')).toEqual(PROXIES);
  expect(trustedBy('')).toEqual([]);
  for (const wrong of ['localhost', '10.0.0.0/33', '10.0.0.0/8/8', '*', '10.0.0.0/'])
    expect(() => trustedBy(wrong), wrong).toThrow('TRUSTED_PROXIES');
});

it('believes what the proxy of the operators’ guide says, whatever the visitor wrote', () => {
  const guide = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
  const trusted = trustedBy(/^Environment=TRUSTED_PROXIES=(.*)$/m.exec(guide)?.[1] ?? '');
  const passes = /^ *proxy_set_header X-Forwarded-For (.*);$/m.exec(guide)?.[1];
  // nginx: what the client sent, a comma, and the client's address.
  expect(passes).toBe('$proxy_add_x_forwarded_for');
  expect(clientAddress('127.0.0.1', '1.1.1.1, 203.0.113.9', trusted)).toBe('203.0.113.9');
});
