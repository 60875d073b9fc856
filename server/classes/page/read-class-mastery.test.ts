import { beforeAll, describe, expect, it } from 'vitest';
import { readCell } from '@/core/classes/class-mastery';
import { fadedBy } from '@/core/mastery/fade';
import { LATER_DAYS } from '@/core/mastery/later';
import { HORIZONS } from '@/core/mastery/overview';
import { randomFrom } from '@/core/random';
import { DAY_MS } from '@/core/time';
import { readClassMastery, readStudentMastery } from '@/server/classes/page/read-class-mastery';
import {
  plantClass,
  plantMastery,
  type PlantedMastery,
} from '@/server/classes/testing/small-class';
import { PATTERN, publishTestContent, SMALL_PATTERN } from '@/server/content/testing/library';

const NOW = new Date('2026-11-22T12:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

beforeAll(async () => {
  await publishTestContent();
});

describe('readClassMastery', () => {
  it('fades every kept value as core does, however old it is', async () => {
    const random = randomFrom('class');
    const ages = [0, 1, 2, 5, 9, 20, 45, 100, 119, 200, 800];
    const { cls, students } = await plantClass(
      ages.map((age) => `Student ${age}`),
      ago(900),
    );
    const planted: PlantedMastery[] = ages.map((age) => {
      const start = 0.5 + random() / 2;
      return {
        mastery: start,
        spread: 0.05 + random() / 10,
        laterMastery: LATER_DAYS.map((days) => start - 0.07 * Math.log1p(days) * random()),
        laterSpread: LATER_DAYS.map(() => 0.05 + random() / 10),
        level: 'getting-there',
        computedAt: ago(age),
      };
    });
    for (const [at, one] of planted.entries()) {
      await plantMastery(students[at] ?? '', PATTERN, one);
    }
    const { columns, students: read } = await readClassMastery(cls, NOW);
    expect(columns.map(({ id }) => id)).toEqual([PATTERN]);
    for (const [at, age] of ages.entries()) {
      const cell = read.find(({ userId }) => userId === students[at])?.cells[0];
      const one = planted[at];
      if (!cell || !one) throw new Error(`Nothing was read of the student of ${age} days.`);
      expect(cell.daysAgo).toBe(age);
      for (const ahead of HORIZONS) {
        const exact = fadedBy({ ...one, variance: one.spread ** 2 }, Math.min(730, age + ahead));
        expect(readCell(cell, ahead).mastery).toBeCloseTo(exact.mastery, 2);
        expect(readCell(cell, ahead).spread).toBeCloseTo(exact.spread, 2);
      }
    }
  });

  it('tells who never answered, and leaves out patterns that nobody began', async () => {
    const { cls, students } = await plantClass(['Ada', 'Bo'], ago(12));
    const values = {
      laterMastery: LATER_DAYS.map(() => 0.6),
      laterSpread: LATER_DAYS.map(() => 0.1),
    };
    await plantMastery(students[0] ?? '', SMALL_PATTERN, {
      ...values,
      mastery: 0.8,
      spread: 0.1,
      level: 'strong',
      isStrong: true,
      computedAt: ago(2),
    });
    const { columns, students: read } = await readClassMastery(cls, NOW);
    expect(columns.map(({ id }) => id)).toEqual([SMALL_PATTERN]);
    const [ada, bo] = ['Ada', 'Bo'].map((name) => read.find(({ shownAs }) => shownAs === name));
    expect(ada).toMatchObject({ daysAgo: 2, joinedDaysAgo: 12 });
    expect(ada?.cells[0]).toMatchObject({ level: 'strong', isStrong: true });
    expect(bo).toMatchObject({ daysAgo: null, cells: [null] });
  });

  it('reads one student of the class, and nobody of another', async () => {
    const here = await plantClass(['Cy'], ago(5));
    const there = await plantClass(['Di'], ago(5));
    const own = await readStudentMastery(here.cls, here.students[0] ?? '', NOW);
    expect(own?.student.shownAs).toBe('Cy');
    expect(await readStudentMastery(here.cls, there.students[0] ?? '', NOW)).toBeNull();
  });
});
