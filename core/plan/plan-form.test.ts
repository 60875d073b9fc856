import { describe, expect, it } from 'vitest';
import { plan } from '@/core/plan/plan';
import { planOfForm } from '@/core/plan/plan-form';

const FIELDS: [string, string][] = [
  ['dailyMinutes', '20'],
  ['day', '1'],
  ['day', '3'],
  ['intensity', 'exam'],
  ['exam-django', '2026-12-24'],
  ['exam-sql', ''],
  ['zone', 'device'],
  ['timeZone', 'Asia/Tokyo'],
  ['rolloverHour', '4'],
];

describe('the form of a plan', () => {
  it('becomes the plan that was filled in; an exam without a day is none', () => {
    expect(plan.parse(planOfForm(FIELDS, 'Europe/Paris'))).toEqual({
      dailyMinutes: 20,
      days: [1, 3],
      intensity: 'exam',
      exams: [{ track: 'django', day: '2026-12-24' }],
      timeZone: 'Europe/Paris',
      timeZoneChosen: false,
      rolloverHour: 4,
    });
  });

  it('takes the named zone once one is chosen', () => {
    const chosen = FIELDS.map(([name, value]): [string, string] =>
      name === 'zone' ? [name, 'chosen'] : [name, value],
    );
    expect(planOfForm(chosen, 'Europe/Paris')).toMatchObject({
      timeZone: 'Asia/Tokyo',
      timeZoneChosen: true,
    });
  });

  it('is refused where a field is missing or makes no sense', () => {
    expect(plan.safeParse(planOfForm([], 'UTC')).success).toBe(false);
    const wild = FIELDS.map(([name, value]): [string, string] =>
      name === 'dailyMinutes' ? [name, ' '] : [name, value],
    );
    const parsed = plan.safeParse(planOfForm(wild, 'UTC'));
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual(['dailyMinutes']);
  });
});
