import { describe, expect, it } from 'vitest';
import { dateName, dayName, daysUntil } from '@/components/questions/days';

const thursdayNoon = new Date(2026, 10, 19, 12, 0);

describe('a day that is told to a learner', () => {
  it('counts the days from the learner’s today', () => {
    expect(daysUntil('2026-11-19', thursdayNoon)).toBe(0);
    expect(daysUntil('2026-11-20', thursdayNoon)).toBe(1);
    expect(daysUntil('2026-11-18', thursdayNoon)).toBe(-1);
  });

  it('still belongs to yesterday before four in the morning', () => {
    expect(daysUntil('2026-11-20', new Date(2026, 10, 20, 3, 59))).toBe(1);
    expect(daysUntil('2026-11-20', new Date(2026, 10, 20, 4, 0))).toBe(0);
  });

  it('is a weekday within the next six days and a date after that', () => {
    expect(dayName('2026-11-24', thursdayNoon, 'en-GB')).toBe('Tuesday');
    expect(dayName('2026-11-26', thursdayNoon, 'en-GB')).toBe('26 November');
  });

  it('says the year only where it is another one', () => {
    expect(dateName('2026-12-03', thursdayNoon, 'en-GB')).toBe('3 December');
    expect(dateName('2027-03-03', thursdayNoon, 'en-GB')).toBe('3 March 2027');
  });
});
