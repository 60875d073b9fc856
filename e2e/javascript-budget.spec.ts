// How much JavaScript a page asks for beyond an empty page of the same build, compressed.
import { gzipSync } from 'node:zlib';
import type { APIRequestContext } from '@playwright/test';
import { expect, startTest, test } from './fixtures/reading';

const EMPTY = '/no-such-page';
const BUDGETS = [
  { address: '/learn/fixture/alpha', limitKB: 40 },
  { address: '/learn/fixture/alpha/execution', limitKB: 40 },
  { address: '/practice/fixture/alpha', limitKB: 60 },
  { address: '/test/fixture/alpha', limitKB: 60 },
  { address: '/review', limitKB: 60 },
  { address: '/', limitKB: 20 },
];

for (const { address, limitKB } of BUDGETS) {
  test(`${address} asks for at most ${limitKB} KB beyond an empty page`, async ({ request }) => {
    expect(await kilobytesOf(request, address)).toBeLessThanOrEqual(limitKB);
  });
}

test('a test that is being taken asks for at most 60 KB beyond an empty page', async ({
  request,
  shelf,
}) => {
  const address = `/tests/${await startTest(request, shelf.pattern)}`;
  expect(await kilobytesOf(request, address)).toBeLessThanOrEqual(60);
});

async function kilobytesOf(request: APIRequestContext, address: string): Promise<number> {
  const shared = await chunksOf(request, EMPTY);
  const own = (await chunksOf(request, address)).filter((chunk) => !shared.includes(chunk));
  const sizes = await Promise.all(own.map((chunk) => compressedSize(request, chunk)));
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1024;
  console.log(`${address}: ${kilobytes.toFixed(1)} KB in ${own.length} files`);
  expect(shared.length).toBeGreaterThan(0);
  expect(own.length).toBeGreaterThan(0);
  return kilobytes;
}

/** Every script that the page names, in its markup or in the data of its components. */
async function chunksOf(request: APIRequestContext, address: string): Promise<string[]> {
  const markup = await (await request.get(address)).text();
  return [...new Set([...markup.matchAll(/static\/chunks\/[\w.~-]+\.js/g)].map(([name]) => name))];
}

async function compressedSize(request: APIRequestContext, chunk: string): Promise<number> {
  return gzipSync(await (await request.get(`/_next/${chunk}`)).body()).length;
}
