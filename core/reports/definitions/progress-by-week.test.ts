import { describe, expect, it } from 'vitest';
import { progressByWeek } from './progress-by-week';

const week = {
  day: 20_604,
  learners: 3,
  answers: 40,
  minutes: 30,
  tries: 10,
  right: 8,
  triers: 3,
  strong: 1,
};

describe('progress by week', () => {
  it('tells 8 of 10 as 80%, likely 49 to 94%, and grey', () => {
    const [row] = progressByWeek.rows({ weeks: [week] });
    expect(row?.cells).toMatchObject({ week: 20_604, learners: 3, answers: 40, strong: 1 });
    expect(row?.cells.right?.low).toBeCloseTo(0.49, 2);
    expect(row?.cells.right?.high).toBeCloseTo(0.943, 3);
    expect(row?.cells.right?.unsure).toBe(true);
  });

  it('is grey below 20 learners, however many tries they made', () => {
    const isGrey = (triers: number) =>
      progressByWeek.rows({ weeks: [{ ...week, tries: 400, right: 300, triers }] })[0]?.cells.right
        ?.unsure;
    expect([isGrey(19), isGrey(20)]).toEqual([true, false]);
  });

  it('stands in the order of time', () => {
    const rows = progressByWeek.rows({ weeks: [{ ...week, day: 20_611 }, week] });
    expect(rows.map(({ cells }) => cells.week)).toEqual([20_604, 20_611]);
  });

  it('has no share where nothing was new', () => {
    const [row] = progressByWeek.rows({ weeks: [{ ...week, tries: 0, right: 0 }] });
    expect(row?.cells.right).toBeNull();
  });
});
