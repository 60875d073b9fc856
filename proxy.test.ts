import { NextRequest } from 'next/server';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { earlierNamesOf } from '@/core/content/earlier-names';
import { DomainError } from '@/core/errors';
import { testContent } from '@/server/content/testing/library';
import { publishContent } from '@/server/content/loaded';
import { proxy } from './proxy';

const { look } = vi.hoisted(() => ({ look: vi.fn() }));
vi.mock('@/server/classes/look-for-code', () => ({ lookForCode: look }));
vi.mock('@/server/accounts/session', () => ({ readClaim: () => Promise.resolve(null) }));
vi.mock('@/server/accounts/viewer', () => ({
  findViewer: () => Promise.resolve(null),
  writesContent: () => false,
}));

const send = (method: string, headers: Record<string, string> = {}) =>
  proxy(
    new NextRequest('http://localhost:3000/join/ABCD2345', {
      method,
      headers: { 'x-forwarded-for': '192.0.2.1', ...headers },
    }),
  );
const shownPage = (response: Response) => response.headers.get('x-middleware-rewrite');

beforeAll(() => {
  publishContent(testContent());
});
beforeEach(() => {
  look.mockReset();
});

describe('a join code in an address', () => {
  it.each(['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS'])(
    'is looked up, and so counted, however it is asked for: %s',
    async (method) => {
      look.mockResolvedValue(null);
      await send(method);
      expect(look).toHaveBeenCalledExactlyOnceWith(
        null,
        { typed: 'ABCD2345', address: '192.0.2.1' },
        expect.any(Date),
      );
    },
  );

  it('shows no page of a class to whoever tried too often, also by a form', async () => {
    look.mockRejectedValue(new DomainError('limits/too-many', 'That was tried too often.'));
    expect(shownPage(await send('GET'))).toBe('http://localhost:3000/join?trouble=tries');
    expect(shownPage(await send('HEAD'))).toBe('http://localhost:3000/join?trouble=tries');
    const form = await send('POST', { 'content-type': 'multipart/form-data; boundary=x' });
    expect([form.status, form.headers.get('location')]).toEqual([
      303,
      'http://localhost:3000/join?trouble=tries',
    ]);
  });

  it('is left to the Server Action that it was sent to', async () => {
    await send('POST', { 'next-action': 'a'.repeat(42) });
    expect(look).not.toHaveBeenCalled();
  });

  it('has the status of what is not there where it leads nowhere', async () => {
    look.mockResolvedValue(null);
    expect(shownPage(await send('GET'))).toBe('http://localhost:3000/join/nowhere');
    look.mockResolvedValue({ code: 'ABCD2345' });
    expect(shownPage(await send('GET'))).toBeNull();
  });
});

it('leads from every earlier address of a pattern to where it is now', async () => {
  const loaded = testContent();
  const [track] = loaded.library.tracks;
  const [loops] = track?.patterns ?? [];
  if (!track || !loops) throw new Error('The test content lost its pattern.');
  const tracks = [{ ...track, was: ['lessons'], patterns: [{ ...loops, was: ['course/cycles'] }] }];
  publishContent({
    ...loaded,
    library: { ...loaded.library, tracks },
    names: earlierNamesOf(tracks),
  });
  const sent = await Promise.all(
    [
      'learn/lessons',
      'learn/course/cycles/visual',
      'test/lessons/loops',
      'practice/lessons/cycles',
    ].map(async (address) => {
      const { status, headers } = await proxy(new NextRequest(`http://localhost:3000/${address}`));
      return [status, new URL(headers.get('location') ?? '', 'http://localhost:3000').pathname];
    }),
  );
  expect(sent).toEqual([
    [308, '/learn/course'],
    [308, '/learn/course/loops/visual'],
    [308, '/test/course/loops'],
    [308, '/practice/course/loops'],
  ]);
});
