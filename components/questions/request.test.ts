import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { request, Unreachable } from '@/components/questions/request';

const replies = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', replies);
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  replies.mockReset();
});

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

describe('a request to the API', () => {
  it('is repeated with the same body until the server answers', async () => {
    replies
      .mockRejectedValueOnce(new TypeError('network'))
      .mockResolvedValueOnce(json({}, 503))
      .mockResolvedValueOnce(json({ fine: true }));
    const onTrouble = vi.fn();
    const asked = request('/api/answers', { method: 'POST', body: { id: 'one' }, onTrouble });
    await vi.runAllTimersAsync();
    expect(await asked).toEqual({ ok: true, status: 200, body: { fine: true } });
    expect(onTrouble).toHaveBeenCalledTimes(2);
    expect(new Set(replies.mock.calls.map(([, init]) => init.body))).toEqual(
      new Set(['{"id":"one"}']),
    );
  });

  it('waits as long as the server asks it to', async () => {
    const away = new Response('', { status: 503, headers: { 'retry-after': '9' } });
    replies.mockResolvedValueOnce(away).mockResolvedValueOnce(json({}));
    const asked = request('/api/health');
    await vi.advanceTimersByTimeAsync(8_900);
    expect(replies).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(replies).toHaveBeenCalledTimes(2);
    await asked;
  });

  it('tells a refusal as a value, once, with its code', async () => {
    replies.mockResolvedValueOnce(json({ code: 'tests/too-soon', detail: 'Later.' }, 409));
    const reply = await request('/api/tests', { method: 'POST' });
    expect(reply).toMatchObject({ ok: false, problem: { code: 'tests/too-soon', status: 409 } });
    expect(replies).toHaveBeenCalledTimes(1);
  });

  it('takes a proxy’s error page for a problem', async () => {
    replies.mockResolvedValueOnce(new Response('<h1>No</h1>', { status: 500, statusText: 'Oh' }));
    expect(await request('/api/tests')).toMatchObject({ ok: false, problem: { detail: 'Oh' } });
  });

  it('gives up at the first failure where nobody wants to wait', async () => {
    replies.mockRejectedValueOnce(new TypeError('network'));
    await expect(request('/api/questions/x', { once: true })).rejects.toThrow(Unreachable);
  });

  it('stops waiting when the page is left', async () => {
    replies.mockRejectedValue(new TypeError('network'));
    const leaving = new AbortController();
    const asked = request('/api/answers', { signal: leaving.signal });
    const stopped = expect(asked).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(100);
    leaving.abort();
    await stopped;
    expect(replies).toHaveBeenCalledTimes(1);
  });
});
