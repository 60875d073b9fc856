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
