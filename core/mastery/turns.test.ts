import { describe, expect, it } from 'vitest';
import { turnsOf, type ToldLevel } from './turns';

const told = (day: number, level: ToldLevel['level'], change: Partial<ToldLevel> = {}) => ({
  day,
  level,
  strongUntilDay: level === 'strong' || level === 'lasting' ? day + 7 : null,
  inTest: false,
  correct: true,
  ...change,
});
const now = (day: number, level: ToldLevel['level'], lostDay: number | null = null) => ({
  day,
  level,
  lostDay,
});
const line = (turns: ReturnType<typeof turnsOf>) =>
  turns.map(({ day, to, direction, reason }) => `${day} ${direction} ${to}: ${reason}`);

describe('turnsOf', () => {
  it('tells nothing of a pattern that was never answered', () => {
    expect(turnsOf([], now(10, 'not-started'))).toEqual([]);
  });

  it('tells how a pattern rose, by practice and by a test', () => {
    const story = [
      told(1, 'learning'),
      told(2, 'learning'),
      told(3, 'getting-there'),
      told(4, 'strong', { inTest: true }),
      told(30, 'lasting', { inTest: true }),
    ];
    // The test of day 30 was a check on the day on which a refresh had been due for long.
    expect(line(turnsOf(story, now(31, 'lasting')))).toEqual([
      '1 up learning: began',
      '3 up getting-there: practised',
      '4 up strong: tested',
      '11 down refresh-due: faded',
      '30 up lasting: confirmed',
    ]);
  });

  it('fills in that a strong pattern faded while nobody answered', () => {
    const story = [told(1, 'getting-there'), told(4, 'strong', { inTest: true })];
    expect(line(turnsOf(story, now(13, 'refresh-due'))).slice(2)).toEqual([
      '11 down refresh-due: faded',
    ]);
    expect(line(turnsOf(story, now(40, 'getting-there', 25))).slice(2)).toEqual([
      '11 down refresh-due: faded',
      '25 down getting-there: faded',
    ]);
  });

  it('does not let a pattern fade before its day', () => {
    const story = [told(4, 'strong', { inTest: true })];
    expect(line(turnsOf(story, now(10, 'strong')))).toEqual(['4 up strong: tested']);
  });

  it('moves the day of fading with every answer', () => {
    const story = [told(4, 'strong', { inTest: true }), told(9, 'strong')];
    expect(line(turnsOf(story, now(15, 'strong')))).toHaveLength(1);
  });

  it('tells a miss from fading and from a test', () => {
    const strong = told(4, 'strong', { inTest: true });
    const last = (one: ToldLevel) => line(turnsOf([strong, one], now(one.day, one.level))).at(-1);
    expect(last(told(5, 'getting-there', { correct: false }))).toBe('5 down getting-there: missed');
    expect(last(told(20, 'getting-there', { correct: false }))).toBe(
      '20 down getting-there: faded',
    );
    expect(last(told(5, 'getting-there', { inTest: true, correct: false }))).toBe(
      '5 down getting-there: not-yet',
    );
  });

  it('tells what a day came to, and nothing of a day that ended as it began', () => {
    const missed = { correct: false };
    const story = [
      told(1, 'learning'),
      told(2, 'getting-there'),
      told(2, 'learning', missed),
      told(3, 'getting-there'),
      told(3, 'learning', missed),
      told(3, 'getting-there'),
    ];
    expect(line(turnsOf(story, now(3, 'getting-there')))).toEqual([
      '1 up learning: began',
      '3 up getting-there: practised',
    ]);
  });

  it('calls a refresh what brings a faded pattern back', () => {
    const story = [told(4, 'strong', { inTest: true }), told(12, 'strong')];
    expect(line(turnsOf(story, now(12, 'strong'))).slice(1)).toEqual([
      '11 down refresh-due: faded',
      '12 up strong: refreshed',
    ]);
  });
});
