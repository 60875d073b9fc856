import { describe, expect, it } from 'vitest';
import type { GradedMember } from '@/core/reports/report';
import { assignmentGrades } from './assignment-grades';

const assignments = [
  { id: 't', title: 'Test: Loops', due: { name: 'Test', day: 20_777 } },
  { id: 'p', title: 'Practise: Loops', due: { name: 'Practise', day: 20_778 } },
];
const member = (shownAs: string, grades: GradedMember['grades']): GradedMember => ({
  shownAs,
  email: null,
  externalId: null,
  grades,
});
const input = {
  assignments: {
    assignments,
    members: [
      member('Max', {
        t: { points: 80, done: true, late: true },
        p: { points: 33.3, done: false, late: false },
      }),
      member('Ada', { t: { points: null, done: false, late: false } }),
    ],
  },
};

describe('assignment grades', () => {
  it('tells points, and in words what is late or not done', () => {
    const [ada, max] = assignmentGrades.rows(input);
    // (80 + 33.3) / 2 = 56.65
    expect(max?.cells).toEqual({
      learner: 'Max',
      done: 1,
      mean: 57,
      t: '80 (late)',
      p: '33, not done',
    });
    expect(ada?.cells).toEqual({ learner: 'Ada', done: 0, mean: null, t: 'not yet', p: null });
  });

  it('has a column for each assignment', () => {
    expect(assignmentGrades.columns(input).map(({ id }) => id)).toEqual([
      'learner',
      'done',
      'mean',
      't',
      'p',
    ]);
    expect(assignmentGrades.columns(input).map(({ due }) => due?.day)).toEqual([
      undefined,
      undefined,
      undefined,
      20_777,
      20_778,
    ]);
  });

  it('says who stays out of the file for Moodle, and how many they are', () => {
    const told = (...emails: (string | null)[]) =>
      assignmentGrades.remark({
        assignments: {
          assignments,
          members: emails.map((email) => ({ ...member('A', {}), email })),
        },
      });
    expect(told('a@x.org', null, null)).toMatch(/^2 learners have no e-mail address or number/);
    expect(told('a@x.org', null)).toMatch(/^One learner has no .* stays out/);
    expect(told('a@x.org')).toBeNull();
  });

  it('is empty without assignments', () => {
    expect(
      assignmentGrades.rows({ ...input, assignments: { ...input.assignments, assignments: [] } }),
    ).toEqual([]);
  });
});
