import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeMount, type Mount } from '@/api/testing/mounts';
import { sessionCookie } from '@/server/accounts/session';
import type { Viewer } from '@/server/accounts/viewer';
import { content } from '@/server/content/loaded';
import { PATTERN, publishTestContent } from '@/server/content/testing/library';
import { database } from '@/server/database/client';
import { plantClass, plantViewer, type PlantedClass } from '@/server/reports/testing/planted-class';

let mount: Mount;
let school: PlantedClass;

async function cookieFor({ userId, epoch }: Viewer): Promise<string> {
  return (await sessionCookie({ id: userId, epoch })).split(';', 1)[0] ?? '';
}

beforeAll(async () => {
  await publishTestContent();
  mount = await nodeMount();
  school = await plantClass(2);
});
afterAll(() => mount.close());

describe('GET /api/classes/ID/reports/REPORT', () => {
  const address = (classId: string, report = 'time-on-task', query = '') =>
    `/api/classes/${classId}/reports/${report}${query}`;

  it('gives who teaches the class its rows, or a file of them', async () => {
    const cookie = await cookieFor(school.teacher);
    const data = await mount.send('GET', address(school.cls.id), { cookie });
    expect(data.status).toBe(200);
    expect(data.json).toMatchObject({
      id: 'time-on-task',
      rows: [{ learner: 'Student 00', minutes: 0 }, { learner: 'Student 01' }],
    });
    const file = await mount.send('GET', address(school.cls.id, 'time-on-task', '?format=csv'), {
      cookie,
    });
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('cache-control')).toContain('no-store');
    expect(file.text.split('\r\n')).toHaveLength(4);
  });

  it('answers a foreign class, a missing one and a student like what does not exist', async () => {
    const stranger = await plantClass(1);
    const student = await plantViewer('student');
    const told = async (classId: string, cookie?: string) => {
      const { status, text } = await mount.send('GET', address(classId), { cookie });
      return { status, text: text.replaceAll(classId, 'ID') };
    };
    const missing = await told(randomUUID(), await cookieFor(school.teacher));
    expect(missing.status).toBe(404);
    expect(await told(stranger.cls.id, await cookieFor(school.teacher))).toEqual(missing);
    expect(await told(school.cls.id, await cookieFor(student))).toEqual(missing);
    expect(await told(school.cls.id)).toEqual(missing);
    expect(await told('no-uuid', await cookieFor(school.teacher))).toEqual(missing);
  });

  it('lays grades out for Moodle and Canvas, and nothing else', async () => {
    const cookie = await cookieFor(school.teacher);
    const asked = (report: string, format: string) =>
      mount.send('GET', address(school.cls.id, report, `?format=${format}`), { cookie });
    expect((await asked('assignment-grades', 'moodle')).text).toBe('ID number,Email address\r\n');
    expect((await asked('assignment-grades', 'canvas')).text.split('\r\n')).toEqual([
      'Student,ID,SIS User ID,SIS Login ID,Section',
      '    Points Possible,,,,',
      'Student 00,,,,Year 9',
      'Student 01,,,,Year 9',
      '',
    ]);
    expect((await asked('traps', 'canvas')).status).toBe(404);
  });

  it('has no report of another name', async () => {
    const cookie = await cookieFor(school.teacher);
    expect((await mount.send('GET', address(school.cls.id, 'grades'), { cookie })).status).toBe(
      404,
    );
  });
});

describe('POST /api/reports', () => {
  it('makes nobody a guest for a question that does not exist', async () => {
    const before = await database().user.count();
    const body = {
      id: randomUUID(),
      question: `${PATTERN}/no-such`,
      version: '0'.repeat(16),
      reason: 'key',
      text: '',
      response: null,
    };
    const refused = await mount.send('POST', '/api/reports', { body });
    expect(refused.status).toBe(404);
    expect(await database().user.count()).toBe(before);
    const version = content().question(`${PATTERN}/q1`)?.version;
    const kept = { ...body, question: `${PATTERN}/q1`, version };
    expect((await mount.send('POST', '/api/reports', { body: kept })).status).toBe(200);
    expect(await database().user.count()).toBe(before + 1);
  });
});
