import { describe, expect, it } from 'vitest';
import { timeOnTask } from './time-on-task';

describe('time on task', () => {
  it('puts first who worked longest, then goes by name', () => {
    const spent = { days: 2, answers: 30, pace: null, lastDay: 20_600 };
    const rows = timeOnTask.rows({
      time: [
        { ...spent, shownAs: 'Zoe', minutes: 5 },
        { ...spent, shownAs: 'Ada', minutes: 5 },
        { ...spent, shownAs: 'Max', minutes: 65.5, pace: 1.5 },
      ],
    });
    expect(rows.map(({ cells }) => cells.learner)).toEqual(['Max', 'Ada', 'Zoe']);
    expect(rows[0]?.cells).toEqual({
      learner: 'Max',
      minutes: 65.5,
      days: 2,
      answers: 30,
      pace: 1.5,
      last: 20_600,
    });
  });
});
