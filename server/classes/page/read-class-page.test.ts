import { beforeAll, describe, expect, it } from 'vitest';
import { heatQuery } from '@/core/classes/heat-query';
import { DAY_MS } from '@/core/time';
import { readClassPage } from '@/server/classes/page/read-class-page';
import { PATTERN, publishTestContent, RIGHT, WRONG } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';
import { trapsSprung } from '@/server/reports/traps-sprung';
import {
  plantAnswers,
  plantClass,
  type PlantedClass,
} from '@/server/reports/testing/planted-class';

const NOW = new Date('2026-11-21T12:00:00Z');
const TODAY = Math.floor(NOW.getTime() / DAY_MS);
const SLUG = 'misconception-canary';
const fell = { misconceptions: [SLUG] };

let school: PlantedClass;

beforeAll(async () => {
  await publishTestContent();
  school = await plantClass(6);
  const at = (student: number, slug: string, option: string, day: number, extra = {}) => ({
    userId: school.students[student] ?? '',
    question: `${PATTERN}/${slug}`,
    option,
    day,
    extra,
  });
  await plantAnswers([
    at(0, 'q1', WRONG, TODAY - 2, fell),
    // Once right may be chance; twice right, one of them by luck, is once.
    at(1, 'q1', WRONG, TODAY - 2, fell),
    at(1, 'q2', RIGHT, TODAY - 1),
    at(1, 'q3', RIGHT, TODAY - 1, { grade: 1 }),
    // Right twice, at questions of other skills that test it: held no more.
    at(2, 'q1', WRONG, TODAY - 2, fell),
    at(2, 'q2', RIGHT, TODAY - 1),
    at(2, 'q3', RIGHT, TODAY - 1),
    // Right before is not right since.
    at(3, 'q2', RIGHT, TODAY - 4),
    at(3, 'q3', RIGHT, TODAY - 4),
    at(3, 'q1', WRONG, TODAY - 2, fell),
    at(4, 'q1', RIGHT, TODAY - 2),
    at(5, 'q1', WRONG, TODAY - 31, fell),
  ]);
});

describe('readClassPage', () => {
  it('tells a shared misconception as the report of traps counts it, of the last 30 days', async () => {
    const { attention } = await readClassPage(school.cls, heatQuery.parse({}), NOW);
    expect(attention).toContainEqual(
      expect.objectContaining({ kind: 'believed', pattern: PATTERN, slug: SLUG, count: 3, of: 5 }),
    );
    expect(await trapsSprung(school.cls, TODAY - 30)).toMatchObject([
      { slug: SLUG, asked: 5, fell: 4, believe: 3, sure: 0 },
    ]);
    expect(await trapsSprung(school.cls, TODAY - 40)).toMatchObject([{ asked: 6, fell: 5 }]);
  });

  it('asks those of a large class who were there last', async () => {
    const [last, before] = [school.students[5], school.students[4]];
    await pool().query(
      `UPDATE "User" SET "lastAnsweredAt" = CASE id WHEN $1::uuid THEN $3::timestamptz ELSE $3 - interval '1 hour' END
       WHERE id IN ($1, $2)`,
      [last, before, NOW],
    );
    expect(await trapsSprung(school.cls, TODAY - 40, 2)).toMatchObject([{ asked: 2, fell: 1 }]);
    expect(await trapsSprung(school.cls, TODAY - 30, 2)).toEqual([]);
  });
});
