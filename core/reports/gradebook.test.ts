import { describe, expect, it } from 'vitest';
import { canvasTable, moodleTable } from './gradebook';
import type { GradedMember } from './report';

const assignments = [
  { id: 't', title: 'Test Loops, due 2026-11-20', due: { name: 'Test Loops', day: 20_777 } },
];
const member = (
  shownAs: string,
  email: string | null,
  externalId: string | null,
): GradedMember => ({
  shownAs,
  email,
  externalId,
  grades: { t: { points: 66.6666, done: true, late: false } },
});
const ada = member('Ada', 'ada@school.example', 'S1');
const max = member('Max', null, null);

describe("Moodle's file", () => {
  it('has a column that finds people and one for each assignment', () => {
    expect(moodleTable({ assignments, members: [ada] })).toEqual({
      head: ['ID number', 'Email address', 'Test Loops, due 2026-11-20'],
      rows: [['S1', 'ada@school.example', 66.67]],
    });
  });

  it('leaves out whom Moodle could not find: one such row would end the import', () => {
    const { rows } = moodleTable({ assignments, members: [ada, max, member('Bo', null, 'S2')] });
    expect(rows).toEqual([
      ['S1', 'ada@school.example', 66.67],
      ['S2', null, 66.67],
    ]);
    expect(moodleTable({ assignments, members: [max] }).rows).toEqual([]);
  });
});

describe("Canvas's file", () => {
  it('says what each assignment is out of in its second row, then has everybody', () => {
    expect(canvasTable({ assignments, members: [ada, max] }, 'Year 9')).toEqual({
      head: [
        'Student',
        'ID',
        'SIS User ID',
        'SIS Login ID',
        'Section',
        'Test Loops, due 2026-11-20',
      ],
      rows: [
        ['    Points Possible', null, null, null, null, 100],
        ['Ada', null, 'S1', 'ada@school.example', 'Year 9', 66.67],
        ['Max', null, null, null, 'Year 9', 66.67],
      ],
    });
  });

  it('leaves a grade empty that there is not', () => {
    const none = { ...max, grades: { t: { points: null, done: false, late: true } } };
    expect(canvasTable({ assignments, members: [none] }, 'X').rows[1]?.at(-1)).toBeNull();
  });
});
