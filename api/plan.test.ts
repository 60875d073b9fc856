import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workload } from '@/core/memory/workload';
import { DEFAULT_PLAN, plan, type Plan } from '@/core/plan/plan';
import { answerBody, cookieOf, nextMount, nodeMount, type Mount } from '@/api/testing/mounts';
import { publishTestContent } from '@/server/content/testing/library';

const mounts: Mount[] = [await nodeMount(), await nextMount()];

beforeAll(async () => {
  await publishTestContent();
});
afterAll(() => Promise.all(mounts.map((mount) => mount.close())));

const WANTED: Plan = {
  dailyMinutes: 25,
  days: [1, 3, 5],
  intensity: 'lighter',
  exams: [{ track: 'course', day: '2999-06-01' }],
  timeZone: 'Asia/Tokyo',
  timeZoneChosen: true,
  rolloverHour: 5,
};

describe.each(mounts)('the plan through $name', ({ send }) => {
  const put = (body: unknown, cookie?: string) => send('PUT', '/api/plan', { body, cookie });
  const answer = (body: Record<string, unknown> = {}, cookie?: string) =>
    send('POST', '/api/answers', { body: answerBody(body), cookie });

  it('is the usual one for somebody new, whom reading does not make a guest', async () => {
    const { json, headers } = await send('GET', '/api/plan');
    expect(plan.parse(json)).toEqual(DEFAULT_PLAN);
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('is kept as a whole and read back the same', async () => {
    const cookie = cookieOf(await answer());
    expect((await put(WANTED, cookie)).json).toEqual(WANTED);
    expect((await send('GET', '/api/plan', { cookie })).json).toEqual(WANTED);
  });

  it('tells what each intensity would cost and keep, from the learner’s own cards', async () => {
    const nobody = workload.parse((await send('GET', '/api/plan/workload')).json);
    expect(nobody).toMatchObject({ days: 60, skills: 0 });
    const cookie = cookieOf(await answer());
    const told = workload.parse((await send('GET', '/api/plan/workload', { cookie })).json);
    expect(told.skills).toBe(1);
    expect(told.choices.map(({ intensity }) => intensity)).toEqual(['lighter', 'normal', 'exam']);
    const minutes = told.choices.map(({ minutesADay }) => minutesADay);
    expect(minutes[0]).toBeLessThanOrEqual(minutes[2] ?? 0);
    expect(minutes[2]).toBeGreaterThan(0);
  });

  it('makes a guest of whoever keeps one without a session', async () => {
    const reply = await put(WANTED);
    expect(reply.status).toBe(200);
    expect((await send('GET', '/api/plan', { cookie: cookieOf(reply) })).json).toEqual(WANTED);
  });

  it('refuses what makes no sense, and names the field', async () => {
    const path = async (change: object) =>
      (await put({ ...WANTED, ...change })).json.errors?.[0]?.path;
    expect(await path({ dailyMinutes: 0 })).toBe('dailyMinutes');
    expect(await path({ days: [] })).toBe('days');
    expect(await path({ days: [1, 1] })).toBe('days');
    expect(await path({ timeZone: 'Nowhere/Land' })).toBe('timeZone');
    expect(await path({ exams: [{ track: 'none', day: '2999-06-01' }] })).toBe('exams.0.track');
  });

  it('drops an exam that is over', async () => {
    const { json } = await put({ ...WANTED, exams: [{ track: 'course', day: '2020-01-01' }] });
    expect(json.exams).toEqual([]);
  });

  it('follows the device where no zone was chosen', async () => {
    const cookie = cookieOf(await answer({ timeZone: 'Europe/Paris' }));
    const { json } = await put({ ...WANTED, timeZoneChosen: false }, cookie);
    expect(json).toMatchObject({ timeZone: 'Europe/Paris', timeZoneChosen: false });
    await answer({ timeZone: 'America/Lima', question: 'course/loops/q2' }, cookie);
    const { json: later } = await send('GET', '/api/plan', { cookie });
    expect(later.timeZone).toBe('America/Lima');
  });
});
