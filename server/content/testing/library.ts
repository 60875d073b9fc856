// A small library for tests of the server: every secret in it is a word that no response may hold too early.
import { createHash } from 'node:crypto';
import { earlierNamesOf } from '@/core/content/earlier-names';
import type { Pattern, Track } from '@/core/content/library';
import type { Difficulty, Question } from '@/core/questions/question';
import { publishContent, type LoadedContent } from '@/server/content/loaded';
import { saveSnapshots } from '@/server/content/save-snapshots';

export const PATTERN = 'course/loops';
export const SMALL_PATTERN = 'course/small';
/** Keys, solutions, hints, feedback: each carries this word. */
export const CANARY = 'canary';
export const RIGHT = 'rightopt';
export const WRONG = 'wrongopt';

const FORM: readonly Difficulty[] = [
  ...Array<Difficulty>(6).fill('easy'),
  ...Array<Difficulty>(9).fill('medium'),
  ...Array<Difficulty>(9).fill('hard'),
];

/** @param edition changes the wording, and with it the version, of the question `loops/q1` */
export function testContent(edition = 'first'): LoadedContent {
  const pool = FORM.map((difficulty, index) =>
    singleChoice(PATTERN, `q${index + 1}`, difficulty, index === 0 ? edition : 'first'),
  );
  const patterns = [
    pattern(PATTERN, 'Loops', pool, [lessonQuestion()]),
    pattern(
      SMALL_PATTERN,
      'Small',
      [1, 2, 3].map((n) => singleChoice(SMALL_PATTERN, `s${n}`, 'easy', 'first')),
      [],
    ),
  ];
  return contentOf(patterns);
}

export const RENAMED_PATTERN = 'course/cycles';
export const RENAMED_SKILL = `${RENAMED_PATTERN}#skill-new`;

/** The same content after its author renamed the pattern, and the skill of its second question. */
export async function publishRenamedContent(): Promise<LoadedContent> {
  const before = testContent().patterns.get(PATTERN);
  if (!before) throw new Error('The test content lost its pattern.');
  const today = (name: string) =>
    name.replace(`${PATTERN}#skill-q2`, RENAMED_SKILL).replace(PATTERN, RENAMED_PATTERN);
  const renamed = before.questions.map((one) => ({
    ...one,
    id: today(one.id),
    pattern: RENAMED_PATTERN,
    skill: today(one.skill),
    was: one.was.map(today),
    version: versionFor(today(one.id), 'first'),
  }));
  const pattern = {
    ...before,
    id: RENAMED_PATTERN,
    slug: 'cycles',
    was: [PATTERN],
    questions: renamed,
    lessonQuestions: [],
    skills: before.skills.map((skill) => ({
      ...skill,
      id: today(skill.id),
      was: skill.id.endsWith('#skill-q2') ? [`${RENAMED_PATTERN}#skill-q2`] : [],
    })),
  };
  const loaded = { ...contentOf([pattern]), version: 'fedcba9876543210' };
  await saveSnapshots(loaded);
  publishContent(loaded);
  return loaded;
}

export const MOVED_QUESTION = `${SMALL_PATTERN}/from-loops`;

/** The same content after its author moved the second question to the other pattern. */
export async function publishMovedContent(): Promise<LoadedContent> {
  const { patterns } = testContent();
  const [from, to] = [patterns.get(PATTERN), patterns.get(SMALL_PATTERN)];
  if (!from || !to) throw new Error('The test content lost a pattern.');
  const moved = from.questions
    .filter(({ id }) => id === `${PATTERN}/q2`)
    .map((one) => ({
      ...one,
      id: MOVED_QUESTION,
      pattern: SMALL_PATTERN,
      skill: `${SMALL_PATTERN}#skill-s1`,
      was: [one.id],
      version: versionFor(MOVED_QUESTION, 'first'),
    }));
  const stayed = from.questions.filter(({ id }) => id !== `${PATTERN}/q2`);
  const loaded = {
    ...contentOf([
      { ...from, questions: stayed },
      { ...to, questions: [...to.questions, ...moved] },
    ]),
    version: 'aedcba9876543210',
  };
  await saveSnapshots(loaded);
  publishContent(loaded);
  return loaded;
}

/** Keeps the snapshots and publishes, as loading does. */
export async function publishTestContent(edition?: string): Promise<LoadedContent> {
  const loaded = testContent(edition);
  await saveSnapshots(loaded);
  publishContent(loaded);
  return loaded;
}

function contentOf(patterns: Pattern[]): LoadedContent {
  const track: Track = {
    slug: 'course',
    title: 'Course',
    summary: '',
    order: 1,
    was: [],
    introduction: '',
    patterns,
    licence: { license: null, source: null, authors: [] },
  };
  const questions = new Map(
    patterns
      .flatMap((one) => [...one.questions, ...one.lessonQuestions])
      .map((one) => [one.id, one]),
  );
  const names = earlierNamesOf([track]);
  const image = new Uint8Array(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  const sha = createHash('sha256').update(image).digest('hex');
  return {
    library: { version: '0123456789abcdef', tracks: [track] },
    version: '0123456789abcdef',
    tracks: new Map([[track.slug, track]]),
    patterns: new Map(patterns.map((one) => [one.id, one])),
    questions,
    media: new Map([[sha, { sha, extension: 'svg', bytes: image, width: 1, height: 1 }]]),
    sources: new Map([...questions.values()].map((one) => [one.version, `# ${one.title}`])),
    issues: [],
    folder: 'content',
    paths: [],
    images: new Map(),
    names,
    question: (id) => questions.get(id) ?? questions.get(names.questions.get(id) ?? ''),
  } as LoadedContent;
}

function pattern(
  id: string,
  title: string,
  questions: Question[],
  lessonQuestions: Question[],
): Pattern {
  const [track = '', slug = ''] = id.split('/');
  return {
    id,
    track,
    slug,
    title,
    kind: null,
    summary: '',
    order: 1,
    requires: [],
    was: [],
    introduction: '',
    skills: questions.map(({ skill }) => ({
      id: skill,
      title: `Skill ${skill}`,
      was: [],
    })),
    misconceptions: [],
    lessons: [],
    questions,
    lessonQuestions,
    licence: { license: null, source: null, authors: [] },
  };
}

function lessonQuestion(): Question {
  return {
    ...singleChoice(PATTERN, 'in-lesson', 'easy', 'first'),
    place: 'lesson',
  };
}

function singleChoice(
  patternId: string,
  slug: string,
  difficulty: Difficulty,
  edition: string,
): Question {
  const option = (id: string, correct: boolean) => ({
    id,
    html: `Option ${id}`,
    correct,
    pinned: false,
    feedback: `feedback ${CANARY}`,
    misconception: `misconception-${CANARY}`,
  });
  return question(
    patternId,
    slug,
    difficulty,
    'single',
    {
      options: [
        option(RIGHT, true),
        option(WRONG, false),
        option('wrongthree', false),
        option('wrongfour', false),
      ],
    },
    edition,
  );
}

function question(
  patternId: string,
  slug: string,
  difficulty: Difficulty,
  kind: string,
  body: unknown,
  edition = 'first',
): Question {
  const id = `${patternId}/${slug}`;
  return {
    id,
    pattern: patternId,
    was: slug === 'q1' ? [`${patternId}/q1-before`] : [],
    kind,
    difficulty,
    skill: `${patternId}#skill-${slug}`,
    place: 'pool',
    rev: 1,
    version: versionFor(id, edition),
    seconds: 30,
    tags: [],
    misconceptions: [`misconception-${CANARY}`],
    title: `Question ${slug}`,
    stem: `<p>Question ${slug}, ${edition} edition</p>`,
    hints: [`first hint ${CANARY}`, `second hint ${CANARY}`],
    solution: [`solution ${CANARY} ${edition}`],
    quickCheck: `check ${CANARY}`,
    mistakes: [{ html: `mistake ${CANARY}`, misconception: null }],
    shuffle: true,
    body,
    source: { file: `${id}-${CANARY}.md`, line: 1 },
  };
}

/** A question's id is part of its version, as in content that was compiled. */
function versionFor(id: string, edition: string): string {
  return createHash('sha256').update(`${id} ${edition}`).digest('hex').slice(0, 16);
}
