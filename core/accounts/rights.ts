// Decides, as data, who may do what: every route of the API, every page, every file of Server Actions. The rooms
// check their rights themselves; tests read this table, call each cell, and fail where a route has no row.

export const ASKERS = ['nobody', 'guest', 'student', 'teacher', 'author', 'admin'] as const;
export type Asker = (typeof ASKERS)[number];

/** A status for everybody, or by asker and for everybody `else`. */
export type Told = number | ({ readonly else: number } & Partial<Record<Asker, number>>);

export interface Right {
  readonly why: string;
  /** On what is one's own, or where it is nobody's. `none`: this asker can own no such thing. */
  readonly own: Told;
  /** On what is somebody else's. What is missing is answered alike, body and all. Absent: it is nobody's. */
  readonly others?: Told;
  /** Of what is everybody's or the caller's, what is missing, such as an unknown question. */
  readonly missing?: Told;
}

export function toldTo(asker: Asker, told: Told): number {
  return typeof told === 'number' ? told : (told[asker] ?? told.else);
}

/** Who may read content with its keys; to others those addresses do not exist. */
const AUTHORS: Told = { else: 404, author: 200, admin: 200 };
/** Classes are read by those who teach them: students of a class too find nothing there. */
const TEACHERS: Told = { else: 404, teacher: 200, author: 200, admin: 200 };
const KNOWN: Told = { else: 200, nobody: 404 };

/** By method and path of the OpenAPI description. */
export const API_RIGHTS: Readonly<Record<string, Right>> = {
  'GET /api/openapi.json': { why: 'The description is public.', own: 200 },
  'GET /api/health': { why: 'Machines ask whether it is well.', own: 200 },
  'GET /media/{file}': { why: 'Images of public content.', own: 200, missing: 404 },
  'GET /api/questions/{track}/{pattern}/{id}': {
    why: 'Views are public and hold no key.',
    own: 200,
    missing: 404,
  },
  'GET /api/practice/{track}/{pattern}': {
    why: 'Views are public; whoever has answered gets those that fit them.',
    own: 200,
    missing: 404,
  },
  'POST /api/content/reload': { why: 'Authors have the content read again.', own: AUTHORS },
  'GET /api/content/files/{track}/{pattern}': {
    why: 'Sources hold keys: authors only.',
    own: AUTHORS,
    missing: 404,
  },
  'POST /api/answers': { why: 'Anybody learns; the first answer makes a guest.', own: 200 },
  'POST /api/answers/{id}/undo': { why: 'One’s own last answer.', own: 200, others: 404 },
  'GET /api/review': { why: 'One’s own cards; nobody has none.', own: 200 },
  'POST /api/tests': { why: 'Anybody takes tests; the first makes a guest.', own: 201 },
  'GET /api/tests/{id}': { why: 'One’s own test.', own: 200, others: 404 },
  'PUT /api/tests/{id}/answers/{position}': { why: 'One’s own test.', own: 204, others: 404 },
  'POST /api/tests/{id}/submit': { why: 'One’s own test.', own: 200, others: 404 },
  'POST /api/tests/{id}/more': {
    why: 'One’s own test; an open one has no follow-up yet.',
    own: 409,
    others: 404,
  },
  'GET /api/plan': { why: 'One’s own plan; nobody has the usual one.', own: 200 },
  'PUT /api/plan': { why: 'One’s own plan; the first write makes a guest.', own: 200 },
  'GET /api/plan/workload': { why: 'From one’s own cards.', own: 200 },
  'GET /api/progress': { why: 'One’s own progress; nobody has none.', own: 200 },
  'GET /api/progress/export': { why: 'One’s own answers.', own: KNOWN },
  'GET /api/account/export': { why: 'All that is kept of oneself.', own: KNOWN },
  'GET /api/assignments': { why: 'What one’s own classes ask.', own: 200 },
  'POST /api/offline-pack': { why: 'One’s own due questions, with keys, as asked for.', own: 200 },
  'GET /api/classes/{classId}/mastery': {
    why: 'Those who teach the class.',
    own: TEACHERS,
    others: 404,
  },
  'GET /api/classes/{classId}/evidence': {
    why: 'Those who teach the class, of its members.',
    own: TEACHERS,
    others: 404,
  },
  'GET /api/classes/{classId}/live': {
    why: 'Those who teach the class.',
    own: TEACHERS,
    others: 404,
  },
  'GET /api/classes/{classId}/warm-ups/{warmUpId}/answers/{number}': {
    why: 'Keys: those who teach the class.',
    own: TEACHERS,
    others: 404,
  },
  'GET /api/classes/{classId}/reports/{report}': {
    why: 'Those who teach the class.',
    own: TEACHERS,
    others: 404,
  },
  'POST /api/reports': { why: 'Anybody says that a question is wrong.', own: 200 },
  'GET /api/notices': { why: 'What one is told.', own: 200 },
  'POST /api/notices/{id}/seen': {
    why: 'One’s own notice; of others nothing is told or changed.',
    own: 204,
    others: 204,
  },
};

/** Pages for administrators do not exist for others. */
const ADMINS: Told = { else: 404, admin: 200 };

/**
 * By address of the built product, as the folders of `app/` make it: what can be asked with GET. `own` is what
 * one teaches or has; a class that one is a student of is `others`.
 */
export const PAGE_RIGHTS: Readonly<Record<string, Right>> = {
  '/': { why: 'Public.', own: 200 },
  '/learn/[track]': { why: 'Public.', own: 200, missing: 404 },
  '/learn/[track]/[pattern]/[mode]': { why: 'Public.', own: 200, missing: 404 },
  '/practice/[track]/[pattern]': { why: 'Public.', own: 200, missing: 404 },
  '/test/[track]/[pattern]': { why: 'Public.', own: 200, missing: 404 },
  '/review': { why: 'The same for everybody; what is due comes by the API.', own: 200 },
  '/offline': { why: 'The same for everybody.', own: 200 },
  '/help': { why: 'Public.', own: 200 },
  '/help/[guide]': { why: 'Public.', own: 200, missing: 404 },
  '/privacy': { why: 'Public.', own: 200 },
  '/author': { why: 'A playground for everybody; it saves in the browser.', own: 200 },
  '/author/[track]/[pattern]': { why: 'Sources hold keys: authors.', own: AUTHORS, missing: 404 },
  '/author/[track]/[pattern]/regrade': { why: 'Authors.', own: AUTHORS, missing: 404 },
  '/progress': { why: 'One’s own; nobody has none.', own: 200 },
  '/settings': { why: 'One’s own; nobody is told how to begin.', own: 200 },
  '/settings/email': { why: 'Everybody; without a token it says so.', own: 200 },
  '/signin': { why: 'Everybody.', own: 200 },
  '/signin/link': { why: 'Everybody; without a token it says so.', own: 200 },
  '/signup': { why: 'Everybody.', own: 200 },
  '/verify': { why: 'Everybody; without a token it says so.', own: 200 },
  '/reset': { why: 'Everybody.', own: 200 },
  '/join': { why: 'Everybody; a code lets in.', own: 200 },
  '/join/nowhere': { why: 'What a code that leads nowhere says.', own: 404 },
  '/join/[code]': { why: 'Whoever has the code.', own: 200, missing: 404 },
  '/admin': { why: 'Administrators.', own: ADMINS },
  '/admin/system': { why: 'Administrators.', own: ADMINS },
  '/admin/claim': { why: 'Whoever claims a fresh installation is nobody yet.', own: 200 },
  '/tests/[testId]': {
    why: 'One’s own test. The page itself is the same for everybody; the API has the test.',
    own: 200,
    others: 404,
  },
  '/tests/nowhere': { why: 'What a test that is not there says.', own: 404 },
  '/warm-up/[assignmentId]': {
    why: 'Members of a class that was asked to do it.',
    own: { else: 404, guest: 200, student: 200 },
    others: 404,
  },
  '/classes': { why: 'One’s own classes; nobody has none.', own: 200 },
  '/classes/[classId]': { why: 'Who teaches it.', own: TEACHERS, others: 404 },
  '/classes/[classId]/assignments': { why: 'Who teaches it.', own: TEACHERS, others: 404 },
  '/classes/[classId]/live': { why: 'Who teaches it.', own: TEACHERS, others: 404 },
  '/classes/[classId]/people': { why: 'Who teaches it.', own: TEACHERS, others: 404 },
  '/classes/[classId]/people/cards': { why: 'Who teaches it.', own: TEACHERS, others: 404 },
  '/classes/[classId]/people/poster': { why: 'Who teaches it.', own: TEACHERS, others: 404 },
  '/classes/[classId]/reports': { why: 'Who teaches it.', own: TEACHERS, others: 404 },
  '/classes/[classId]/reports/[report]': { why: 'Who teaches it.', own: TEACHERS, others: 404 },
  '/classes/[classId]/students/[userId]': { why: 'Who teaches it.', own: TEACHERS, others: 404 },
  '/classes/[classId]/warm-ups/[warmUpId]': { why: 'Who teaches it.', own: TEACHERS, others: 404 },
};

export interface ActionRight {
  readonly why: string;
  /** What lets in: each action of the file calls one of these, itself or by a function of its file. */
  readonly by: readonly string[];
}

const TEACHERS_FORM: ActionRight = { why: 'Who teaches the class.', by: ['takeTeachersForm'] };
const OWN_FORM: ActionRight = { why: 'One’s own account and data.', by: ['viewerOfPage'] };
const EVERYBODY: ActionRight = { why: 'Everybody.', by: [] };

/** Who may send the forms of a file of Server Actions; each action checks it, and the origin, by itself. */
export const ACTION_RIGHTS: Readonly<Record<string, ActionRight>> = {
  'admin/actions.ts': {
    why: 'Administrators; a claim by whoever has its link.',
    by: ['adminOf', 'claimAdmin'],
  },
  'author/actions.ts': {
    why: 'Authors, where the data is.',
    by: ['resolveProblem', 'applyRegrade', 'undoRegrade'],
  },
  'classes/actions.ts': {
    why: 'Who may teach; whoever has a code; one’s own place in a class and one’s own demo class.',
    by: ['mayTeach', 'lookForCode', 'leaveClass', 'removeDemoClass'],
  },
  'classes/[classId]/assignments/actions.ts': TEACHERS_FORM,
  'classes/[classId]/people/actions.ts': TEACHERS_FORM,
  'classes/[classId]/warm-ups/actions.ts': TEACHERS_FORM,
  'join/actions.ts': { why: 'Whoever has a code.', by: ['lookForCode'] },
  'reset/actions.ts': {
    why: 'Everybody asks for a letter to an account’s own e-mail; then whoever has it.',
    by: ['sendResetLink', 'resetPassword'],
  },
  'settings/account-actions.ts': OWN_FORM,
  'settings/actions.ts': OWN_FORM,
  'settings/email/actions.ts': { why: 'Whoever has a letter.', by: ['confirmEmailChange'] },
  'settings/own-actions.ts': OWN_FORM,
  'signin/actions.ts': EVERYBODY,
  'signup/actions.ts': EVERYBODY,
  'verify/actions.ts': { why: 'Whoever has a letter.', by: ['confirmEmail'] },
};
