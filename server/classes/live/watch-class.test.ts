import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readLive } from '@/server/classes/live/read-live';
import { watchClass } from '@/server/classes/live/watch-class';
import { plantClass } from '@/server/classes/testing/small-class';
import { PATTERN, publishTestContent } from '@/server/content/testing/library';

vi.mock('@/server/classes/live/read-live', { spy: true });

const now = () => new Date('2026-11-21T12:00:00Z');

beforeAll(() => publishTestContent());

async function watching() {
  const { cls, teacher } = await plantClass(['Ada'], now());
  const claim = { userId: teacher.userId, epoch: 0, issuedAt: 0 };
  return () => {
    const left = new AbortController();
    const events = watchClass(
      { claim, classId: cls.id, pattern: PATTERN, now, pauseMs: 1, askEveryMs: 5 },
      left.signal,
    );
    return {
      next: async () => ((await events.next()).value as { type: string } | undefined)?.type,
      leave: () => left.abort(),
    };
  };
}

describe('watching a class', () => {
  it('says when it cannot be read, and tells the state again once it can', async () => {
    const watch = (await watching())();
    expect(await watch.next()).toBe('state');
    expect(await watch.next()).toBe('beat');
    vi.mocked(readLive).mockRejectedValueOnce(new Error('connection lost'));
    expect(await watch.next()).toBe('away');
    // The same state as before: whoever watches must see that it holds again.
    expect(await watch.next()).toBe('state');
    watch.leave();
    expect(await watch.next()).toBeUndefined();
  });

  it('lets the oldest page of one teacher give way and says so; it may come back', async () => {
    const begin = await watching();
    const pages = [begin(), begin(), begin(), begin()];
    for (const page of pages) expect(await page.next()).toBe('state');
    const fifth = begin();
    expect(await fifth.next()).toBe('state');
    const [first, second] = pages;
    expect(await first?.next()).toBe('full');
    expect(await first?.next()).toBeUndefined();
    expect(await second?.next()).toBe('beat');
    const again = begin();
    expect(await again.next()).toBe('state');
    expect(await second?.next()).toBe('full');
    for (const page of [...pages, fifth, again]) page.leave();
  });
});
