import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '@/core/memory/parameters';
import { workloadOf } from '@/core/plan/workload';

const skill = (stability: number) => ({
  stability,
  seconds: 60,
  normal: 0.85,
  parameters: DEFAULT_PARAMETERS,
});

describe('what an intensity costs', () => {
  it('grows from lighter to exam', () => {
    const { lighter, normal, exam } = workloadOf([skill(10), skill(40)], 0);
    expect(lighter).toBeLessThan(normal);
    expect(normal).toBeLessThan(exam);
  });

  it('is a minute a day for a skill of a minute that comes every day', () => {
    expect(workloadOf([skill(0.1)], 0).exam).toBe(1);
  });

  it('shrinks as skills settle, and is nothing without skills', () => {
    expect(workloadOf([skill(100)], 0).normal).toBeLessThan(workloadOf([skill(10)], 0).normal / 5);
    expect(workloadOf([], 0)).toEqual({ lighter: 0, normal: 0, exam: 0 });
  });
});
