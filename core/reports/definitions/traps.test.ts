import { describe, expect, it } from 'vitest';
import type { TrapSprung } from '@/core/reports/report';
import { traps } from './traps';

const trap: TrapSprung = {
  pattern: { id: 'course/loops', title: 'Loops' },
  slug: 'off-by-one',
  title: 'Ranges hold their end',
  reteach: '<p>They do not.</p>',
  asked: 24,
  fell: 12,
  believe: 6,
  sure: 4,
};

describe('the trap report', () => {
  it('tells 6 of 24 as 25%, likely 12 to 45%, with the words of the author', () => {
    const [row] = traps.rows({ traps: [trap] });
    expect(row?.cells).toMatchObject({
      belief: 'Ranges hold their end',
      believe: 6,
      sure: 4,
      reteach: '<p>They do not.</p>',
      share: { value: 0.25, unsure: false },
    });
    // (0.25 + 0.080033)/1.160067 ∓ 1.689558 × √(0.0078125 + 0.0016674)
    expect(row?.cells.share?.low).toBeCloseTo(0.12, 2);
    expect(row?.cells.share?.high).toBeCloseTo(0.449, 3);
  });

  it('is grey below twenty who were asked', () => {
    const [row] = traps.rows({ traps: [{ ...trap, asked: 19 }] });
    expect(row?.cells.share?.unsure).toBe(true);
  });

  it('puts first what most believe, then what most were sure of', () => {
    const rows = traps.rows({
      traps: [
        { ...trap, slug: 'few', believe: 1 },
        { ...trap, slug: 'unsure', sure: 0 },
        { ...trap, slug: 'sure' },
      ],
    });
    expect(rows.map(({ key }) => key.split('~')[1])).toEqual(['sure', 'unsure', 'few']);
  });

  it('calls a trap without words by its slug', () => {
    expect(traps.rows({ traps: [{ ...trap, title: null }] })[0]?.cells.belief).toBe('off by one');
  });
});
