import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { nameForOneself } from '@/server/name-for-oneself';

it.each([
  ['127.0.0.1', '127.0.0.1'],
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
  ['0:0:0:0:0:0:0:0', '::1'],
  ['::1', '::1'],
  ['practice.example.org', 'practice.example.org'],
])('who listens at %s asks itself at %s', (host, name) => {
  expect(nameForOneself(host)).toBe(name);
});

it('leads back to a server that listens to the whole network', async () => {
  const server = createServer((_, response) => response.end('itself'));
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://${nameForOneself('0.0.0.0')}:${port}`);
  expect(await response.text()).toBe('itself');
  server.close();
});
