// Decides how assignments are told of each learner: points where there are some, a word where there are none.
import { inMoodle } from '@/core/reports/gradebook';
import type { Column, Grade, Report } from '@/core/reports/report';

export const assignmentGrades = {
  id: 'assignment-grades',
  title: 'Assignment grades',
  lead: 'What each learner has done of the assignments, 0 to 100 points. Download it for Moodle or Canvas as well.',
  empty: 'There is no assignment, or nobody to have one.',
  asks: ['assignments'],
  choices: [],
  columns: ({ assignments: { assignments } }) => [
    { id: 'learner', title: 'Learner', kind: 'text', learner: true },
    { id: 'done', title: 'Done', kind: 'number', note: `Of ${assignments.length}.` },
    { id: 'mean', title: 'Mean', kind: 'number', note: 'Of what was handed in.' },
    ...assignments.map(({ id, title, due }): Column => ({ id, title, kind: 'text', due })),
  ],
  remark({ assignments: { members } }) {
    const left = members.length - inMoodle(members).length;
    if (left === 0) return null;
    const who = left === 1 ? 'One learner has' : `${left} learners have`;
    return `${who} no e-mail address or number on the list of people, and stay${left === 1 ? 's' : ''} out of the file for Moodle: it could not find them.`;
  },
  chart: { shape: 'bars', title: 'Assignments done', name: 'learner', value: 'done' },
  rows: ({ assignments: { assignments, members } }) =>
    assignments.length === 0
      ? []
      : members
          .map(({ shownAs, grades }, place) => {
            const all = assignments.flatMap(({ id }) => grades[id] ?? []);
            const points = all.flatMap((grade) => grade.points ?? []);
            return {
              key: String(place),
              cells: {
                learner: shownAs,
                done: all.filter(({ done }) => done).length,
                mean:
                  points.length === 0
                    ? null
                    : Math.round(points.reduce((sum, one) => sum + one, 0) / points.length),
                ...Object.fromEntries(assignments.map(({ id }) => [id, wordsOf(grades[id])])),
              },
            };
          })
          .sort((one, other) => one.cells.learner.localeCompare(other.cells.learner, 'en')),
} satisfies Report<'assignment-grades', 'assignments'>;

function wordsOf(grade: Grade | undefined): string | null {
  if (!grade) return null;
  if (grade.points === null) return grade.done ? 'done' : 'not yet';
  const late = grade.late ? ' (late)' : '';
  return `${Math.round(grade.points)}${grade.done ? '' : ', not done'}${late}`;
}
