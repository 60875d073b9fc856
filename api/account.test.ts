import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerBody, cookieOf, nextMount, nodeMount, type Mount } from '@/api/testing/mounts';
import { publishTestContent } from '@/server/content/testing/library';

const mounts: Mount[] = [await nodeMount(), await nextMount()];

beforeAll(async () => {
  await publishTestContent();
});
afterAll(() => Promise.all(mounts.map((mount) => mount.close())));

describe.each(mounts)('what is kept of somebody, through $name', ({ send }) => {
  it('is a file that no cache keeps', async () => {
    const body = answerBody();
    const first = await send('POST', '/api/answers', { body });
    const { status, headers, json } = await send('GET', '/api/account/export', {
      cookie: cookieOf(first),
    });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="holdfast-account-\d{4}-\d\d-\d\d\.json"$/,
    );
    expect(json).toMatchObject({
      format: 'holdfast-account',
      account: { role: 'guest' },
      answers: [{ id: body.id }],
      cards: [expect.anything()],
    });
  });

  it('is nothing for somebody without a session', async () => {
    const { status, json } = await send('GET', '/api/account/export');
    expect([status, json.code]).toEqual([404, 'progress/empty']);
  });
});
