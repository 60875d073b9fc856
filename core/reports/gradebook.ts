// Decides how grades are laid out for the gradebooks of schools.
// Refuses to know CSV, and who may have the file.
import type { PlainTable } from './plain-cells';
import type { GradedMember, ReportData } from './report';

export const GRADEBOOKS = ['moodle', 'canvas'] as const;
export type Gradebook = (typeof GRADEBOOKS)[number];

type Grades = ReportData['assignments'];

/** Two digits, as both keep them. */
function pointsOf({ grades }: GradedMember, id: string): number | null {
  const points = grades[id]?.points ?? null;
  return points === null ? null : Number(points.toFixed(2));
}

/**
 * For Moodle's "Import: CSV file": the person is found by one column, "Email address" or "ID number",
 * and each other column is mapped to a grade item or makes a new one. A row whose person is not found
 * ends the whole import, and an empty identity is read as the row before: those who have none stay out.
 * An empty grade changes nothing.
 *
 * @see https://docs.moodle.org/en/Grade_import
 * @see https://github.com/moodle/moodle/blob/main/public/grade/import/csv/classes/load_data.php
 */
export function moodleTable({ assignments, members }: Grades): PlainTable {
  return {
    head: ['ID number', 'Email address', ...assignments.map(({ title }) => title)],
    rows: inMoodle(members).map((member) => [
      member.externalId,
      member.email,
      ...assignments.map(({ id }) => pointsOf(member, id)),
    ]),
  };
}

/** Those whom its file can name: by the identity that more of them have. */
export function inMoodle(members: readonly GradedMember[]): readonly GradedMember[] {
  const withEmail = members.filter(({ email }) => email !== null);
  const withNumber = members.filter(({ externalId }) => externalId !== null);
  return withNumber.length > withEmail.length ? withNumber : withEmail;
}

/**
 * For Canvas's gradebook import: the header begins with Student, ID, SIS User ID, SIS Login ID, Section;
 * the second row, "Points Possible", says what each assignment is out of. A person is found by ID (which
 * only Canvas knows: empty), else SIS User ID, else SIS Login ID, else by name. An assignment is found by
 * its title, or made.
 *
 * @see https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-import-grades-in-the-Gradebook/ta-p/807
 * @see https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_importer.rb
 */
export function canvasTable({ assignments, members }: Grades, section: string): PlainTable {
  return {
    head: [
      'Student',
      'ID',
      'SIS User ID',
      'SIS Login ID',
      'Section',
      ...assignments.map(({ title }) => title),
    ],
    rows: [
      ['    Points Possible', null, null, null, null, ...assignments.map(() => 100)],
      ...members.map((member) => [
        member.shownAs,
        null,
        member.externalId,
        member.email,
        section,
        ...assignments.map(({ id }) => pointsOf(member, id)),
      ]),
    ],
  };
}
