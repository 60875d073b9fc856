import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerBody, cookieOf, nodeMount, type Mount } from '@/api/testing/mounts';
import { publishTestContent } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';

const mount: Mount = await nodeMount();
const send = mount.send.bind(mount);

beforeAll(async () => {
  await publishTestContent();
});
afterAll(() => mount.close());

const HOUR_MS = 3_600_000;
/** A UTC hour of the day before yesterday. */
const at = (hour: number) => {
  const midnight = new Date(Date.now() - 48 * HOUR_MS);
  midnight.setUTCHours(0, 0, 0, 0);
  return new Date(midnight.getTime() + hour * HOUR_MS).toISOString();
};

interface Kept {
  timeZone: string;
  localDay: number;
  reps: number;
  lastLocalDay: number;
  dueDay: number;
}

/** Answers to one question, and what was kept of each. */
async function answered(
  answers: { hour: number; timeZone?: string }[],
  plan?: object,
): Promise<Kept[]> {
  let cookie: string | undefined;
  const kept: Kept[] = [];
  for (const { hour, timeZone } of answers) {
    const body = answerBody({ answeredAt: at(hour), ...(timeZone && { timeZone }) });
    const reply = await send('POST', '/api/answers', { body, cookie });
    expect(reply.status).toBe(200);
    if (cookie === undefined && plan) {
      await send('PUT', '/api/plan', { body: plan, cookie: cookieOf(reply) });
    }
    cookie ??= cookieOf(reply);
    const { rows } = await pool().query<Kept>(
      `SELECT a."timeZone", a."localDay", c.reps, c."lastLocalDay", c."dueDay" FROM "Answer" a
       JOIN "Card" c ON c."userId" = a."userId" AND c.skill = a.skill WHERE a.id = $1`,
      [body.id],
    );
    kept.push(...rows);
  }
  return kept;
}

describe('somebody who travels', () => {
  it('has the day of the place where the device is', async () => {
    const [tokyo, lima] = await answered([
      { hour: 20, timeZone: 'Asia/Tokyo' },
      { hour: 21, timeZone: 'America/Lima' },
    ]);
    // Five in the morning of the next day in Tokyo, four in the afternoon in Lima.
    expect((lima?.localDay ?? 0) - (tokyo?.localDay ?? 0)).toBe(-1);
  });

  it('lives a day twice over the date line without time running backwards for a card', async () => {
    const [before, after] = await answered([
      { hour: 20, timeZone: 'Pacific/Auckland' },
      { hour: 30, timeZone: 'Pacific/Honolulu' },
    ]);
    expect(after?.localDay).toBeLessThan(before?.localDay ?? 0);
    expect(after).toMatchObject({ reps: 2, lastLocalDay: before?.lastLocalDay });
    expect(after?.dueDay).toBeGreaterThanOrEqual(before?.localDay ?? 0);
  });

  it('keeps the last place where a device says none, or one that there is not', async () => {
    const kept = await answered([
      { hour: 10, timeZone: 'Asia/Tokyo' },
      { hour: 11 },
      { hour: 12, timeZone: 'Nowhere/Land' },
    ]);
    expect(kept.map(({ timeZone }) => timeZone)).toEqual([
      'Asia/Tokyo',
      'Asia/Tokyo',
      'Asia/Tokyo',
    ]);
  });

  it('is not taken back to a place by an answer that arrives late from there', async () => {
    const kept = await answered([
      { hour: 20, timeZone: 'America/Lima' },
      { hour: 5, timeZone: 'Asia/Tokyo' },
      { hour: 21 },
    ]);
    expect(kept.map(({ timeZone }) => timeZone)).toEqual([
      'America/Lima',
      'Asia/Tokyo',
      'America/Lima',
    ]);
  });

  it('keeps the zone and the rollover that were chosen, wherever the device is', async () => {
    const plan = {
      dailyMinutes: 15,
      days: [1, 2, 3, 4, 5, 6, 7],
      intensity: 'normal',
      exams: [],
      timeZone: 'Europe/Paris',
      timeZoneChosen: true,
      rolloverHour: 0,
    };
    const [, first, second] = await answered(
      [
        { hour: 20, timeZone: 'America/Lima' },
        { hour: 21.9, timeZone: 'America/Lima' },
        { hour: 23.1, timeZone: 'America/Lima' },
      ],
      plan,
    );
    expect([first?.timeZone, second?.timeZone]).toEqual(['Europe/Paris', 'Europe/Paris']);
    // Paris is one or two hours ahead: its midnight lies between the two or before both.
    expect((second?.localDay ?? 0) - (first?.localDay ?? 0)).toBeGreaterThanOrEqual(0);
    expect(second?.localDay).toBe(Math.floor(Date.parse(at(25)) / (24 * HOUR_MS)));
  });
});
