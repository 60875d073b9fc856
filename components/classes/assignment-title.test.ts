import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dueText } from '@/components/classes/assignment-title';
import words from '@/messages/en/assignments.json';

describe.each(['UTC', 'Pacific/Kiritimati', 'Pacific/Niue'])('by when, told in %s', (zone) => {
  const before = process.env['TZ'];
  beforeEach(() => {
    process.env['TZ'] = zone;
  });
  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });
  const told = (dueDay: string, dueInDays: number) =>
    dueText(words, { dueDay, dueInDays }, 'en-GB');

  it('goes by the days of the class alone', () => {
    expect(told('2026-11-20', 0)).toBe('by today');
    expect(told('2026-11-20', 1)).toBe('by tomorrow');
    expect(told('2026-11-20', 3)).toBe('by Friday');
    expect(told('2026-11-20', 7)).toBe('by 20 November');
    expect(told('2026-11-20', -1)).toBe('was due on 20 November');
  });

  it('names the year where it is another than the class’s today', () => {
    expect(told('2027-01-20', 60)).toBe('by 20 January 2027');
    expect(told('2026-12-31', -1)).toBe('was due on 31 December 2026');
  });
});
