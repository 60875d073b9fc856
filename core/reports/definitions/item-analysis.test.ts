import { describe, expect, it } from 'vitest';
import type { Measured } from '@/core/reports/report';
import { tried } from '@/core/reports/testing/tried';
import { itemAnalysis } from './item-analysis';

/** Four learners, three questions; worked out by hand. */
const questions = [tried('q1', 'aabb'), tried('q2', 'aaab'), tried('q3', 'aabc')];
const rows = itemAnalysis.rows({ questions });
const row = (slug: string) => rows.find(({ key }) => key === `course/loops/${slug}`)?.cells;

describe('item analysis', () => {
  it('counts facility with its interval: 2 of 4 is 15 to 85%', () => {
    const facility = row('q1')?.facility as Measured;
    expect(facility.value).toBe(0.5);
    expect(facility.low).toBeCloseTo(0.15, 2);
    expect(facility.high).toBeCloseTo(0.85, 2);
  });

  it('correlates a question with the rest, not with itself', () => {
    // q1 right: 1 1 0 0; rest of q2 and q3: 1 1 0.5 0. Joint 0.75, spreads 1 and 0.6875: r = 0.75/√0.6875
    const discrimination = row('q1')?.discrimination as Measured;
    expect(discrimination.value).toBeCloseTo(0.75 / Math.sqrt(0.6875), 6);
    // atanh(0.90453) = 1.4963, less 1.96/√1
    expect(discrimination.low).toBeCloseTo(Math.tanh(1.4963 - 1.96), 3);
  });

  it('is grey below 20 first tries, and its discrimination below 200', () => {
    expect(row('q1')).toMatchObject({
      facility: { unsure: true },
      discrimination: { unsure: true },
    });
    const many = (count: number) =>
      itemAnalysis.rows({
        questions: [
          tried('q1', 'ab'.repeat(count / 2)),
          tried('q2', 'aab'.repeat(count).slice(0, count)),
        ],
      });
    expect(many(20)[0]?.cells).toMatchObject({
      facility: { unsure: false },
      discrimination: { unsure: true },
    });
    expect(many(198)[0]?.cells.discrimination).toMatchObject({ unsure: true });
    expect(many(200)[0]?.cells.discrimination).toMatchObject({ unsure: false });
  });

  it('tells each option by how many of the best and the last quarter chose it', () => {
    // Two others rank the first five of 20 before ten and those before five; 27% of 20 is five.
    const others = [
      tried('x', 'a'.repeat(15) + 'b'.repeat(5)),
      tried('y', 'a'.repeat(5) + 'b'.repeat(15)),
    ];
    const question = tried('q', `aaabb${'c'.repeat(10)}bbbba`);
    const cells = itemAnalysis.rows({ questions: [...others, question] }).map((one) => one.cells);
    expect(cells.find((one) => one.question === 'Question q')?.options).toBe(
      '✓ Option a 3 of 5 / 1 of 5\nOption b 2 of 5 / 4 of 5\nOption c 0 of 5 / 0 of 5',
    );
  });

  it('tells nothing of options below 20 first tries, where a group may be one learner', () => {
    const all = [tried('x', 'ab'.repeat(9) + 'a'), tried('q', 'ba'.repeat(9) + 'a')];
    expect(itemAnalysis.rows({ questions: all }).map(({ cells }) => cells.options)).toEqual([
      null,
      null,
    ]);
  });

  it('puts the hardest first, and leaves out what nobody tried', () => {
    const all = itemAnalysis.rows({ questions: [...questions, tried('q4', '....')] });
    expect(all.map(({ key }) => key.slice(-2))).toEqual(['q1', 'q3', 'q2']);
  });

  it('ranks nobody who answered nothing else', () => {
    const alone = itemAnalysis.rows({ questions: [tried('q1', 'aabb')] });
    expect(alone[0]?.cells).toMatchObject({ discrimination: null, options: null });
  });
});
