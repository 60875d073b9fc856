import { expect, it } from 'vitest';
import { addressOf, toldIn } from '@/components/settings/told-result';

const FIELDS = [
  ['$ACTION_1', 'x'],
  ['dailyMinutes', '2'],
  ['day', '1'],
  ['day', '3'],
] as const;
const ENTERED = {
  dailyMinutes: 2,
  days: [1, 3],
  intensity: 'normal',
  exams: [],
  timeZone: 'UTC',
  timeZoneChosen: false,
  rolloverHour: 4,
};

const fieldsOf = (address: string) => [...new URL(address, 'http://host').searchParams];

it('brings back what was filled in and which fields are wrong', () => {
  const address = addressOf(
    { status: 'failed', turn: 1, entered: ENTERED, fields: ['dailyMinutes', 'days'] },
    FIELDS,
  );
  expect(toldIn(fieldsOf(address))).toEqual({
    status: 'failed',
    wrong: ['dailyMinutes', 'days'],
  });
  expect(fieldsOf(address).filter(([name]) => name === 'day' || name === 'dailyMinutes')).toEqual([
    ['dailyMinutes', '2'],
    ['day', '1'],
    ['day', '3'],
  ]);
});

it('leaves what belongs to the form itself behind', () => {
  const away = { status: 'away', turn: 1, entered: ENTERED } as const;
  expect(addressOf(away, FIELDS)).not.toContain('ACTION');
  expect(addressOf({ status: 'gone', turn: 1 }, FIELDS)).toBe('/settings?plan=gone');
});

it('takes no other word for a result', () => {
  expect(toldIn([['plan', 'perfect']])).toBeNull();
  expect(toldIn([])).toBeNull();
});
