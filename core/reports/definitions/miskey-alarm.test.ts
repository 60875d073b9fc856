import { describe, expect, it } from 'vitest';
import { alarmsOf } from '@/core/reports/alarms';
import { tried } from '@/core/reports/testing/tried';
import { miskeyAlarm } from './miskey-alarm';

// Twenty learners: the first five get two other questions right, the next ten one, the last none.
const others = [
  tried('x', 'a'.repeat(15) + 'b'.repeat(5)),
  tried('y', 'a'.repeat(5) + 'b'.repeat(15)),
];
const rowsWith = (choices: string, extra = {}) =>
  miskeyAlarm
    .rows({ alarms: alarmsOf([...others, tried('q', choices, extra)]) })
    .filter(({ key }) => key.endsWith('/q'));

describe('the miskey alarm', () => {
  it('names a question that two of the best five got right, and what they chose instead', () => {
    // 27% of 20 is 5.4, so five: two of five is 40%, below 45.
    const [row] = rowsWith('aabbbbbbbb' + 'a'.repeat(10));
    expect(row?.cells).toMatchObject({
      best: { value: 0.4, unsure: false },
      instead: 'Option b (3 of 5)',
      why: 'This class',
    });
  });

  it('keeps still at three of five', () => {
    expect(rowsWith('aaabbbbbbb' + 'b'.repeat(10))).toEqual([]);
  });

  it('keeps still below twenty answers', () => {
    expect(rowsWith('bbbbbbbbbb' + 'a'.repeat(9) + '.')).toEqual([]);
  });

  it('names what all learners doubt, and marks the class as too small', () => {
    const [row] = rowsWith(`aa${'.'.repeat(16)}aa`, { doubted: 'miskeyed' });
    expect(row?.cells).toMatchObject({ best: { unsure: true }, why: 'All learners; out of tests' });
  });
});
