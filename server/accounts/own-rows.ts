// Decides in which tables a person's rows are, what of them is a secret, and what erasure does with them.
// A test reads the database's catalogue: a new column that names a person fails it until it stands here.

export interface OwnTable {
  readonly table: string;
  /** Whose the row is. */
  readonly owner: string;
  /** What it is called in the file that somebody takes along. */
  readonly name: string;
  /** With the owner, what tells rows apart: the order in which they are written. */
  readonly order: readonly string[];
  /** Never in that file: hashes and codes that open something, seeds that tell what is coming. */
  readonly leftOut: readonly string[];
  /** Written beside the row's own columns. */
  readonly beside?: Readonly<Record<string, string>>;
  /** `cascades`: goes with the account. `cleared`: the row is not theirs alone; it forgets who it was. */
  readonly erased: 'cascades' | 'removed' | 'cleared';
}

const CLASS_NAME = { className: '(SELECT c.name FROM "Class" c WHERE c.id = t."classId")' };

/** The account itself comes first; the longest come last. */
export const OWN_TABLES: readonly OwnTable[] = [
  own('User', 'account', { owner: 'id', leftOut: ['passwordHash', 'sessionEpoch'] }),
  own('ExternalAccount', 'externalAccounts', { order: ['provider'] }),
  own('OneTimeToken', 'letters', { order: ['hash'], leftOut: ['hash', 'data'] }),
  own('MergedGuest', 'mergedGuests', { order: ['guestId'] }),
  own('LearnerParameters', 'memoryParameters', {}),
  own('Exam', 'exams', { order: ['track'] }),
  own('Mastery', 'mastery', { order: ['pattern'] }),
  own('Credit', 'credits', { order: ['testId', 'pattern'] }),
  own('PackedQuestion', 'packedQuestions', { order: ['question'] }),
  own('ClassMember', 'classes', { order: ['classId'], beside: CLASS_NAME }),
  own('RosterEntry', 'rosterEntries', {
    order: ['classId', 'id'],
    // The code let them into the class.
    leftOut: ['code'],
    beside: CLASS_NAME,
    erased: 'removed',
  }),
  own('AssignmentExtension', 'extensions', { order: ['classId', 'assignmentId'] }),
  own('ClassTeacher', 'teaches', { order: ['classId'], beside: CLASS_NAME }),
  own('Notice', 'notices', { order: ['id'] }),
  own('ProblemReport', 'problemReports', { order: ['id'] }),
  own('Regrade', 'regradesApplied', { owner: 'appliedBy', order: ['id'], erased: 'cleared' }),
  own('RegradeChange', 'regraded', { order: ['regradeId', 'kind', 'id'] }),
  own('Card', 'cards', { order: ['skill'] }),
  // The seed tells which questions a test draws.
  own('Test', 'tests', { order: ['id'], leftOut: ['seed'] }),
  own('TestItem', 'testItems', { order: ['testId', 'position'] }),
  own('Answer', 'answers', { order: ['id'], leftOut: ['requestHash'] }),
];

/** Columns that hold the id of somebody who is not a person here any more. */
export const FORMER_PEOPLE: readonly string[] = ['MergedGuest.guestId'];

function own(
  table: string,
  name: string,
  rest: Partial<Omit<OwnTable, 'table' | 'name'>>,
): OwnTable {
  return { owner: 'userId', order: [], leftOut: [], erased: 'cascades', ...rest, table, name };
}
