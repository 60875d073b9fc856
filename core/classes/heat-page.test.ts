import { describe, expect, it } from 'vitest';
import type { ClassCell, ClassMastery } from './class-mastery';
import { heatPageOf, STUDENTS_A_PAGE } from './heat-page';
import { heatQuery } from './heat-query';

const cell = (mastery: number, change: Partial<ClassCell> = {}): ClassCell => ({
  mastery: [mastery, mastery - 0.1, mastery - 0.3],
  spread: [0.05, 0.05, 0.05],
  level: 'getting-there',
  isStrong: false,
  wasStrong: false,
  daysAgo: 2,
  ...change,
});
const id = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
const columns = [
  { id: 'a/one', title: 'One', track: 'a' },
  { id: 'b/two', title: 'Two', track: 'b' },
];
const mastery: ClassMastery = {
  columns,
  students: [
    ['Cy', 3, [cell(0.8), null]],
    ['ada', 20, [cell(0.95, { level: 'strong', isStrong: true }), cell(0.9)]],
    ['Bo', null, [null, null]],
  ].map(([shownAs, daysAgo, cells], at) => ({
    userId: id(at),
    shownAs: shownAs as string,
    daysAgo: daysAgo as number | null,
    joinedDaysAgo: 30,
    cells: cells as (ClassCell | null)[],
  })),
};
const titles = new Map([['a', 'Track A']]);
const page = (wish: Record<string, unknown>, of = mastery) =>
  heatPageOf(of, heatQuery.parse(wish), titles);
const names = (wish: Record<string, unknown>) => page(wish).rows.map(({ name }) => name);

describe('heatPageOf', () => {
  it('puts those first who need most, by whatever order is asked for', () => {
    expect(names({})).toEqual(['Bo', 'Cy', 'ada']);
    expect(names({ turned: '1' })).toEqual(['ada', 'Cy', 'Bo']);
    expect(names({ sort: 'name' })).toEqual(['ada', 'Bo', 'Cy']);
    expect(names({ sort: 'active' })).toEqual(['Bo', 'ada', 'Cy']);
    expect(names({ sort: 'a/one' })).toEqual(['Bo', 'Cy', 'ada']);
  });

  it('narrows to a track, a level and a part of a name', () => {
    expect(page({ track: 'b' }).columns.map(({ id: column }) => column)).toEqual(['b/two']);
    expect(names({ level: 'strong' })).toEqual(['ada']);
    expect(names({ level: 'not-started', track: 'b' })).toEqual(['Bo', 'Cy']);
    expect(names({ text: 'AD' })).toEqual(['ada']);
    expect(names({ who: 'Cy\nBo\nSomebody else' })).toEqual(['Bo', 'Cy']);
    expect(names({ who: '' })).toEqual([]);
    expect(page({ text: 'AD' })).toMatchObject({ students: 3, found: 1, pages: 1 });
  });

  it('tells each cell as of the day that is asked for', () => {
    const today = page({ sort: 'name' }).rows[0]?.cells;
    const month = page({ sort: 'name', in: '30' }).rows[0]?.cells;
    expect(today?.slice(0, 6)).toEqual([4, 95, 89, 100, 0, 2]);
    // 0.65 with a spread of 0.05 is hardly strong: the word is gone.
    expect(month?.slice(0, 6)).toEqual([2, 65, 59, 71, 0, 2]);
    expect(page({ sort: 'name' }).rows[1]?.cells).toEqual(Array.from({ length: 12 }, () => 0));
  });

  it('decides whether a cell is unsure before anything is rounded', () => {
    const unsure = (spread: number) => {
      const students = mastery.students.slice(0, 1).map((student) => ({
        ...student,
        cells: [cell(0.5, { spread: [spread, spread, spread] }), null],
      }));
      return page({}, { columns, students }).rows[0]?.cells[4];
    };
    expect([unsure(0.119), unsure(0.12), unsure(0.121)]).toEqual([0, 0, 1]);
  });

  it('sums how many are strong over the whole class, not over the page', () => {
    expect(page({ text: 'Bo' }).columns[0]).toMatchObject({ begun: 2, strong: 1.8 });
  });

  it('gives fifty students a page and the last page where a later one is asked for', () => {
    const students = Array.from({ length: 120 }, (_, at) => ({
      ...(mastery.students[0] as ClassMastery['students'][number]),
      userId: id(at),
      shownAs: `Student ${at}`,
    }));
    const last = page({ sort: 'name', page: '9' }, { columns, students });
    expect(last).toMatchObject({ page: 3, pages: 3, found: 120 });
    expect(last.rows).toHaveLength(120 - 2 * STUDENTS_A_PAGE);
    expect(last.rows.at(-1)?.name).toBe('Student 119');
  });
});

describe('heatQuery', () => {
  it('leaves out what makes no sense', () => {
    expect(heatQuery.parse({ in: '8', sort: '../x', level: 'red', page: '-1' })).toEqual(
      heatQuery.parse({}),
    );
  });

  it('takes a list of students that is too long for nobody, and none at all for everybody', () => {
    expect(heatQuery.parse({ who: 'x'.repeat(20_001) }).who).toEqual([]);
    expect(heatQuery.parse({}).who).toBeNull();
    expect(heatQuery.parse({ ...heatQuery.parse({}), in: '0', who: null }).who).toBeNull();
  });
});
